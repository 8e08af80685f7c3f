using Federation.Core;

namespace Federation.Benchmarks.Aggregation;

/// <summary>The median of each element.</summary>
internal sealed class Median : IAggregationMethod
{
    public string Name => "median";

    public IReadOnlyList<AggregationCase> Cases { get; } = [new(10, 1_000_000), new(100, 1_000_000), new(10, 10_000_000)];

    public IReadOnlyList<AggregationCase> PeerCases => Cases;

    public Action Prepare(UpdateRing updates, int count, int threads)
    {
        var median = new CoordinateMedian { MaxThreads = threads };
        TensorList[] all = [.. Enumerable.Range(0, count).Select(i => updates[i])];
        var result = new TensorBuffer(updates[0].Manifest);
        return () => median.Of(all, result);
    }
}
