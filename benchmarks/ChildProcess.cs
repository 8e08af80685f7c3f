using System.ComponentModel;
using System.Diagnostics;

namespace Federation.Benchmarks;

/// <summary>A program in a process of its own, which is told and answers in lines.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private readonly Process _process;

    private ChildProcess(Process process) => _process = process;

    /// <summary>Starts this program with one of its hidden commands.</summary>
    public static ChildProcess StartSelf(params string[] arguments) => Start(Environment.ProcessPath!, arguments);

    /// <summary>Starts a program.</summary>
    /// <exception cref="Win32Exception">There is no such program.</exception>
    public static ChildProcess Start(string executable, params string[] arguments)
    {
        var start = new ProcessStartInfo(executable, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        return new ChildProcess(Process.Start(start)!);
    }

    public async Task WriteLineAsync(string line, CancellationToken cancellationToken)
    {
        await _process.StandardInput.WriteLineAsync(line.AsMemory(), cancellationToken);
        await _process.StandardInput.FlushAsync(cancellationToken);
    }

    /// <exception cref="EndOfStreamException">The process has no more to say.</exception>
    public async Task<string> ReadLineAsync(CancellationToken cancellationToken) =>
        await _process.StandardOutput.ReadLineAsync(cancellationToken)
        ?? throw new EndOfStreamException("The process ended without an answer.");

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }
}
