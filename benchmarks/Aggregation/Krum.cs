using Federation.Core;

namespace Federation.Benchmarks.Aggregation;

/// <summary>Krum: the update whose nearest others are nearest, a fifth of all being taken for malicious.</summary>
internal sealed class Krum : IAggregationMethod
{
    public string Name => "krum";

    public IReadOnlyList<AggregationCase> Cases { get; } = [new(10, 1_000_000), new(40, 1_000_000)];

    public IReadOnlyList<AggregationCase> PeerCases => Cases;

    public Action Prepare(UpdateRing updates, int count, int threads)
    {
        var distances = new PairwiseDistances { MaxThreads = threads };
        TensorList[] all = [.. Enumerable.Range(0, count).Select(i => updates[i])];
        var closest = Math.Max(1, count - (count / 5) - 2);
        return () =>
        {
            var matrix = distances.Of(all);
            _ = Enumerable.Range(0, count).MinBy(i => Enumerable.Range(0, count).Select(j => matrix[i, j]).Order().Skip(1).Take(closest).Sum());
        };
    }
}
