using Federation.Core;

namespace Federation.Benchmarks.Aggregation;

/// <summary>The exact mean.</summary>
/// <param name="batch">How many updates are added at once.</param>
internal sealed class WeightedMean(int batch) : IAggregationMethod
{
    public string Name => "mean";

    public string Title => $"mean, {batch} a pass";

    public required IReadOnlyList<AggregationCase> Cases { get; init; }

    public IReadOnlyList<AggregationCase> PeerCases { get; } = [new(10, 1_000_000), new(100, 1_000_000), new(10, 10_000_000)];

    public Action Prepare(UpdateRing updates, int count, int threads)
    {
        var mean = new ExactMean(updates[0].Manifest) { MaxThreads = threads };
        var result = new TensorBuffer(mean.Manifest);
        return () =>
        {
            mean.Reset();
            for (var first = 0; first < count; first += batch)
            {
                mean.Add([.. Enumerable.Range(first, Math.Min(batch, count - first)).Select(i => new WeightedUpdate(updates[i], UpdateRing.WeightOf(i)))]);
            }

            mean.ToMean(result);
        };
    }
}
