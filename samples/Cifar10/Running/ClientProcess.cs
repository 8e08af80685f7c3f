using System.Diagnostics;

namespace CifarSample.Running;

/// <summary>
/// One client's process. Its standard input is a pipe that nothing is written to: when this process is gone, however it ended,
/// the pipe is closed and the client stops.
/// </summary>
internal sealed class ClientProcess : IDisposable
{
    private const int KeptLines = 12;

    private readonly Process _process;
    private readonly Queue<string> _output = new();
    private readonly string[] _arguments;

    private ClientProcess(string clientId, Process process, string[] arguments)
    {
        ClientId = clientId;
        _process = process;
        _arguments = arguments;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string ClientId { get; }

    /// <summary>The process's number.</summary>
    public int Id => _process.Id;

    /// <summary>How a person starts the same client.</summary>
    public string Command => string.Join(' ', [Program, .. Prefix, .. _arguments]);

    /// <summary>The last lines that it wrote, for a message.</summary>
    public string LastWords
    {
        get
        {
            lock (_output)
            {
                return _output.Count == 0 ? "" : $"\nThe last that it said:\n  {string.Join("\n  ", _output)}";
            }
        }
    }

    private static string Program => Environment.ProcessPath ?? "dotnet";

    // The program may have been started by its own name or as "dotnet Cifar10.dll".
    private static string[] Prefix => Path.GetFileNameWithoutExtension(Program) == "dotnet"
        ? [Path.Combine(AppContext.BaseDirectory, "Cifar10.dll")]
        : [];

    public static ClientProcess Start(string clientId, string[] arguments)
    {
        var start = new ProcessStartInfo(Program, [.. Prefix, .. arguments, Commands.ClientCommand.StopWithParentName])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return new ClientProcess(clientId, Process.Start(start)!, arguments);
    }

    /// <summary>Waits for the process to end and gives its exit code.</summary>
    public async Task<int> ExitAsync()
    {
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    public void AskToStop()
    {
        try
        {
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended already.
        }
    }

    public void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended already.
        }
    }

    public void Dispose() => _process.Dispose();

    private void Keep(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_output)
        {
            _output.Enqueue(line);
            if (_output.Count > KeptLines)
            {
                _output.Dequeue();
            }
        }
    }
}
