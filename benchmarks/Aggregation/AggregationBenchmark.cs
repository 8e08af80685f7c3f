using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Federation.Benchmarks.Aggregation;

/// <summary>Aggregations of updates in memory: ours on one thread and on two, numpy's, and reading the same bytes once.</summary>
internal sealed class AggregationBenchmark : IBenchmark
{
    // A case is measured again and again until it has taken so long, code compiled anew meanwhile, but not more often than that.
    private const double SecondsEach = 2;
    private const int MostTimes = 200;
    private const int PeerTimes = 3;

    private const double PeerSeconds = 5;

    private static readonly IAggregationMethod[] s_methods =
    [
        new WeightedMean(64)
        {
            Cases =
            [
                new(10, 1_000_000), new(100, 1_000_000), new(1000, 1_000_000),
                new(10, 10_000_000), new(100, 10_000_000), new(1000, 10_000_000),
                new(10, 100_000_000), new(100, 100_000_000),
            ],
        },
        new WeightedMean(1) { Cases = [new(100, 10_000_000)] },
        new Median(),
        new Trimmed(),
        new Krum(),
    ];

    public string Name => "aggregation";

    public string Description =>
        "bytes of updates a second, the best of several; the peer is numpy doing what Flower's server does, on its one thread; "
        + "the limit is reading memory once on as many threads as ours.";

    public async IAsyncEnumerable<BenchmarkRow> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var shape in AggregationMemory.Cases)
        {
            yield return await AggregationMemory.MeasureAsync(shape, cancellationToken);
        }

        using var limit = new ReadRate();
        var peers = new Dictionary<string, Dictionary<AggregationCase, double>>(StringComparer.Ordinal);
        foreach (var method in s_methods)
        {
            if (!peers.TryGetValue(method.Name, out var peer))
            {
                peers[method.Name] = peer = await PeerRatesAsync(method, cancellationToken);
            }

            foreach (var ofSize in method.Cases.GroupBy(shape => shape.Values))
            {
                var updates = new UpdateRing(ofSize.MaxBy(shape => shape.Updates)!);
                foreach (var (shape, threads) in ofSize.SelectMany(shape => new[] { (shape, 1), (shape, 2) }))
                {
                    Console.Error.WriteLine($"aggregation: {method.Title}, {shape} on {threads} threads");
                    var seconds = Measure(method.Prepare(updates, shape.Updates, threads), cancellationToken);
                    yield return new BenchmarkRow
                    {
                        Name = $"{method.Title}, {shape}{(updates.Count < shape.Updates ? $" (of {updates.Count})" : "")}, {threads} {(threads == 1 ? "thread" : "threads")}",
                        Unit = "GB/s",
                        Ours = shape.Bytes / seconds / 1e9,
                        Peer = peer.Count == 0 ? null : peer.GetValueOrDefault(shape, peer.MaxBy(rate => rate.Key.Bytes).Value),
                        Limit = limit.Measure(threads),
                        LargerIsBetter = true,
                    };
                }

                // The updates of the next size are as large again.
                updates = null;
                GC.Collect();
            }
        }
    }

    private static double Measure(Action aggregate, CancellationToken cancellationToken)
    {
        // Once for nothing: memory that is touched for the first time costs more than the aggregation.
        aggregate();
        var best = double.PositiveInfinity;
        var total = Stopwatch.StartNew();
        for (var i = 0; i < MostTimes && (i == 0 || total.Elapsed.TotalSeconds < SecondsEach); i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var watch = Stopwatch.StartNew();
            aggregate();
            best = Math.Min(best, watch.Elapsed.TotalSeconds);
        }

        return best;
    }

    // GB/s. A process for each method, so that what numpy keeps does not stand in the way of ours.
    private static async Task<Dictionary<AggregationCase, double>> PeerRatesAsync(IAggregationMethod method, CancellationToken cancellationToken)
    {
        var rates = new Dictionary<AggregationCase, double>();
        await using var peer = await PythonPeer.StartAsync("aggregation", "numpy", "python3-numpy", cancellationToken);
        foreach (var shape in method.PeerCases)
        {
            Console.Error.WriteLine($"aggregation: {method.Name}, {shape} with numpy");
            var total = Stopwatch.StartNew();
            for (var i = 0; i < PeerTimes && (i == 0 || total.Elapsed.TotalSeconds < PeerSeconds); i++)
            {
                if (await peer.AskAsync($"{method.Name} {shape.Updates} {shape.Values}", cancellationToken) is { } seconds)
                {
                    rates[shape] = Math.Max(rates.GetValueOrDefault(shape), shape.Bytes / seconds / 1e9);
                }
            }
        }

        return rates;
    }
}
