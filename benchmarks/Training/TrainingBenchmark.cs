using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace Federation.Benchmarks.Training;

/// <summary>Epochs of small networks, ours and PyTorch's in turn, on one thread and on two.</summary>
internal sealed class TrainingBenchmark : IBenchmark
{
    private const int Turns = 5;

    public string Name => "training";

    public string Description =>
        $"an epoch with TorchSharp's API, the shortest of {Turns} in turn with PyTorch's on as many threads; "
        + "the limit is a loop of multiply-adds.";

    public async IAsyncEnumerable<BenchmarkRow> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var peer = await PythonPeer.StartAsync(Name, "PyTorch", "python3-torch", cancellationToken);
        foreach (var threads in new[] { 1, 2 })
        {
            set_num_threads(threads);
            foreach (var task in TrainingTask.All)
            {
                Console.Error.WriteLine($"training: {task.Name} on {threads} threads");
                var best = await MeasureAsync(task, threads, peer, cancellationToken);
                var name = $"{task.Name}, {threads} {(threads == 1 ? "thread" : "threads")}";
                yield return new BenchmarkRow
                {
                    Name = name,
                    Unit = "s/epoch",
                    Ours = best.Seconds,
                    Peer = best.PeerSeconds,
                };
                yield return new BenchmarkRow
                {
                    Name = name,
                    Unit = "GFLOP/s",
                    Ours = task.Flops / best.Seconds / 1e9,
                    Peer = task.Flops / best.PeerSeconds / 1e9,
                    Limit = best.PeakRate,
                    LargerIsBetter = true,
                };
                yield return new BenchmarkRow { Name = name, Unit = "B/step", Ours = best.BytesPerStep };
            }
        }
    }

    private static async Task<Best> MeasureAsync(
        TrainingTask task, int threads, PythonPeer peer, CancellationToken cancellationToken)
    {
        using var ours = new Trainer(task);
        ours.Epoch();
        await peer.AskAsync($"{task.Name} {threads}", cancellationToken);
        double seconds = double.PositiveInfinity, bytes = double.PositiveInfinity, rate = 0;
        double? peerSeconds = null;
        for (var turn = 0; turn < Turns; turn++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var epoch = ours.Epoch();
            seconds = Math.Min(seconds, epoch.Seconds);
            bytes = Math.Min(bytes, epoch.BytesPerStep);
            rate = Math.Max(rate, PeakRate.Measure(threads));
            if (await peer.AskAsync($"{task.Name} {threads}", cancellationToken) is { } other)
            {
                peerSeconds = Math.Min(peerSeconds ?? other, other);
            }
        }

        return new Best(seconds, bytes, rate, peerSeconds);
    }

    private sealed record Best(double Seconds, double BytesPerStep, double PeakRate, double? PeerSeconds);
}
