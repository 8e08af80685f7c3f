using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace Federation.Benchmarks.Simulation;

/// <summary>Rounds of virtual clients, ours and a plain loop in PyTorch in turn; and what a hundred thousand clients cost.</summary>
internal sealed class SimulationBenchmark : IBenchmark
{
    private const int Turns = 5;

    public string Name => "simulation";

    public string Description =>
        $"client fits a second with {SimulationTask.ClientsPerRound} clients a round, the best of {Turns} in turn with a plain loop over the "
        + "same work in PyTorch, on one thread or on all, whichever is faster.";

    public async IAsyncEnumerable<BenchmarkRow> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var peer = await PythonPeer.StartAsync(Name, "PyTorch", "python3-torch", cancellationToken);

        // Clients train side by side, each alone on its thread.
        set_num_threads(1);
        foreach (var task in SimulationTask.All)
        {
            foreach (var workers in new[] { 1, Environment.ProcessorCount }.Distinct())
            {
                Console.Error.WriteLine($"simulation: {task.Name}, {workers} at a time");
                yield return await MeasureAsync(task, workers, peer, cancellationToken);
            }
        }

        yield return await SimulationMemory.MeasureAsync(cancellationToken);
    }

    private static async Task<BenchmarkRow> MeasureAsync(SimulationTask task, int workers, PythonPeer peer, CancellationToken cancellationToken)
    {
        using var ours = new VirtualFederation(task, workers);
        await ours.RunAsync(cancellationToken);
        var seconds = double.PositiveInfinity;
        double? peerSeconds = null;
        for (var turn = 0; turn < Turns; turn++)
        {
            seconds = Math.Min(seconds, await ours.RunAsync(cancellationToken));
            foreach (var threads in new[] { 1, Environment.ProcessorCount }.Distinct())
            {
                if (await peer.AskAsync($"{task.Name} {threads}", cancellationToken) is { } other)
                {
                    peerSeconds = Math.Min(peerSeconds ?? other, other);
                }
            }
        }

        return new BenchmarkRow
        {
            Name = $"{task.Name}, {task.Clients:N0} clients, {workers} at a time",
            Unit = "fits/s",
            Ours = task.Fits / seconds,
            Peer = task.Fits / peerSeconds,
            LargerIsBetter = true,
        };
    }
}
