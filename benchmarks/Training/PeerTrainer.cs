using System.ComponentModel;
using System.Globalization;
using Federation.Testing;

namespace Federation.Benchmarks.Training;

/// <summary>PyTorch's side: <c>peer.py</c> in a process of its own, which trains an epoch when told to.</summary>
internal sealed class PeerTrainer : IAsyncDisposable
{
    private readonly ChildProcess? _process;

    private PeerTrainer(ChildProcess? process) => _process = process;

    /// <summary>Starts the process; without Python or its <c>torch</c> says so and answers null to everything.</summary>
    public static async Task<PeerTrainer> StartAsync(CancellationToken cancellationToken)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "Training", "peer.py");
        ChildProcess? process = null;
        try
        {
            process = ChildProcess.Start(PythonInterpreter.Executable, script);
            Console.Error.WriteLine($"training: the peer is {await process.ReadLineAsync(cancellationToken)}");
            return new PeerTrainer(process);
        }
        catch (Exception missing) when (missing is Win32Exception or EndOfStreamException)
        {
            await using var ended = process;
            Console.Error.WriteLine(
                $"training: no peer, {missing.Message} ({PythonInterpreter.Executable}). Install PyTorch (Debian: apt-get install "
                + "python3-torch), or name another Python in FEDERATION_PYTHON.");
            return new PeerTrainer(null);
        }
    }

    /// <summary>Seconds of one epoch, or null without a peer.</summary>
    public async Task<double?> EpochAsync(string task, int threads, CancellationToken cancellationToken)
    {
        if (_process is null)
        {
            return null;
        }

        await _process.WriteLineAsync($"{task} {threads}", cancellationToken);
        return double.Parse(await _process.ReadLineAsync(cancellationToken), CultureInfo.InvariantCulture);
    }

    public ValueTask DisposeAsync() => _process?.DisposeAsync() ?? ValueTask.CompletedTask;
}
