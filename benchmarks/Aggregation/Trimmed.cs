using Federation.Core;

namespace Federation.Benchmarks.Aggregation;

/// <summary>The mean of each element without the least and the largest tenth.</summary>
internal sealed class Trimmed : IAggregationMethod
{
    public string Name => "trimmed mean";

    public IReadOnlyList<AggregationCase> Cases { get; } = [new(10, 1_000_000), new(100, 1_000_000), new(10, 10_000_000)];

    public IReadOnlyList<AggregationCase> PeerCases => Cases;

    public Action Prepare(UpdateRing updates, int count, int threads)
    {
        var mean = new TrimmedMean(count / 10) { MaxThreads = threads };
        TensorList[] all = [.. Enumerable.Range(0, count).Select(i => updates[i])];
        var result = new TensorBuffer(updates[0].Manifest);
        return () => mean.Of(all, result);
    }
}
