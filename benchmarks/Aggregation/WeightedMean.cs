using Federation.Core;

namespace Federation.Benchmarks.Aggregation;

/// <summary>The exact mean, 16 updates a pass.</summary>
internal sealed class WeightedMean : IAggregationMethod
{
    private const int Batch = 16;

    public string Name => "mean";

    public IReadOnlyList<AggregationCase> Cases { get; } =
    [
        new(10, 1_000_000), new(100, 1_000_000), new(1000, 1_000_000),
        new(10, 10_000_000), new(100, 10_000_000), new(1000, 10_000_000),
        new(10, 100_000_000), new(100, 100_000_000), new(1000, 100_000_000),
    ];

    public IReadOnlyList<AggregationCase> PeerCases { get; } = [new(10, 1_000_000), new(100, 1_000_000), new(10, 10_000_000)];

    public Action Prepare(UpdateRing updates, int count, int threads)
    {
        var mean = new ExactMean(updates[0].Manifest) { MaxThreads = threads };
        var result = new TensorBuffer(mean.Manifest);
        return () =>
        {
            mean.Reset();
            for (var first = 0; first < count; first += Batch)
            {
                mean.Add([.. Enumerable.Range(first, Math.Min(Batch, count - first)).Select(i => new WeightedUpdate(updates[i], UpdateRing.WeightOf(i)))]);
            }

            mean.ToMean(result);
        };
    }
}
