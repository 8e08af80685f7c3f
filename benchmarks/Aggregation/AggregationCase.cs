namespace Federation.Benchmarks.Aggregation;

/// <summary>So many updates of so many float32 values.</summary>
/// <param name="Updates">The number of updates, K.</param>
/// <param name="Values">The number of values of each, a multiple of <see cref="UpdateRing.Layers"/>.</param>
internal sealed record AggregationCase(int Updates, long Values)
{
    /// <summary>The bytes of all updates.</summary>
    public long Bytes => Updates * Values * sizeof(float);

    public override string ToString() => $"{Updates:N0} x {Values / 1_000_000}M";
}
