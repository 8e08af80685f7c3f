using System.ComponentModel;
using System.Globalization;
using Federation.Testing;

namespace Federation.Benchmarks;

/// <summary>
/// The other side of a benchmark: a script in a Python process of its own, which says what it is and then answers each line with the seconds
/// that it took.
/// </summary>
internal sealed class PythonPeer : IAsyncDisposable
{
    private readonly ChildProcess? _process;

    private PythonPeer(ChildProcess? process) => _process = process;

    /// <summary>Starts the process; where Python or its library is missing says so and answers null to everything.</summary>
    /// <param name="benchmark">The benchmark, in whose folder the script is, <c>peer.py</c>.</param>
    /// <param name="library">The beginning of what the script says of itself, such as <c>PyTorch</c>.</param>
    /// <param name="package">Debian's package of the library.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<PythonPeer> StartAsync(string benchmark, string library, string package, CancellationToken cancellationToken)
    {
        var script = Path.Combine(AppContext.BaseDirectory, char.ToUpperInvariant(benchmark[0]) + benchmark[1..], "peer.py");
        ChildProcess? process = null;
        try
        {
            process = ChildProcess.Start(PythonInterpreter.Executable, script);
            var hello = await process.ReadLineAsync(cancellationToken);
            if (!hello.StartsWith(library, StringComparison.Ordinal))
            {
                throw new EndOfStreamException(hello);
            }

            Console.Error.WriteLine($"{benchmark}: the peer is {hello}");
            return new PythonPeer(process);
        }
        catch (Exception missing) when (missing is Win32Exception or EndOfStreamException)
        {
            await using var ended = process;
            Console.Error.WriteLine(
                $"{benchmark}: no peer, {missing.Message} ({PythonInterpreter.Executable}). Install {library} (Debian: apt-get install "
                + $"{package}), or name another Python in FEDERATION_PYTHON.");
            return new PythonPeer(null);
        }
    }

    /// <summary>Seconds that the peer takes for what the line asks, or null without a peer.</summary>
    public async Task<double?> AskAsync(string line, CancellationToken cancellationToken)
    {
        if (_process is null)
        {
            return null;
        }

        await _process.WriteLineAsync(line, cancellationToken);
        return double.Parse(await _process.ReadLineAsync(cancellationToken), CultureInfo.InvariantCulture);
    }

    public ValueTask DisposeAsync() => _process?.DisposeAsync() ?? ValueTask.CompletedTask;
}
