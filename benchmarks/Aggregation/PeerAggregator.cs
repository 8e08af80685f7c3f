using System.ComponentModel;
using System.Globalization;
using Federation.Testing;

namespace Federation.Benchmarks.Aggregation;

/// <summary>numpy's side: <c>peer.py</c> in a process of its own, which aggregates when told to.</summary>
internal sealed class PeerAggregator : IAsyncDisposable
{
    private readonly ChildProcess? _process;

    private PeerAggregator(ChildProcess? process) => _process = process;

    /// <summary>Starts the process; without Python or its <c>numpy</c> says so and answers null to everything.</summary>
    public static async Task<PeerAggregator> StartAsync(CancellationToken cancellationToken)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "Aggregation", "peer.py");
        ChildProcess? process = null;
        try
        {
            process = ChildProcess.Start(PythonInterpreter.Executable, script);
            var hello = await process.ReadLineAsync(cancellationToken);
            if (!hello.StartsWith("numpy", StringComparison.Ordinal))
            {
                throw new EndOfStreamException(hello);
            }

            Console.Error.WriteLine($"aggregation: the peer is {hello}");
            return new PeerAggregator(process);
        }
        catch (Exception missing) when (missing is Win32Exception or EndOfStreamException)
        {
            await using var ended = process;
            Console.Error.WriteLine(
                $"aggregation: no peer, {missing.Message} ({PythonInterpreter.Executable}). Install numpy (Debian: apt-get install "
                + "python3-numpy), or name another Python in FEDERATION_PYTHON.");
            return new PeerAggregator(null);
        }
    }

    /// <summary>Seconds of one aggregation, or null without a peer.</summary>
    public async Task<double?> AggregateAsync(string method, AggregationCase shape, CancellationToken cancellationToken)
    {
        if (_process is null)
        {
            return null;
        }

        await _process.WriteLineAsync($"{method} {shape.Updates} {shape.Values}", cancellationToken);
        return double.Parse(await _process.ReadLineAsync(cancellationToken), CultureInfo.InvariantCulture);
    }

    public ValueTask DisposeAsync() => _process?.DisposeAsync() ?? ValueTask.CompletedTask;
}
