namespace Federation.Benchmarks;

/// <summary>One measured figure beside the others of the same run. Smaller figures are better unless said otherwise.</summary>
internal sealed record BenchmarkRow
{
    public required string Name { get; init; }

    public required string Unit { get; init; }

    public required double Ours { get; init; }

    /// <summary>What another library takes for the same; null if there is none.</summary>
    public double? Peer { get; init; }

    /// <summary>What the machine allows; null if there is no such limit.</summary>
    public double? Limit { get; init; }

    /// <summary>Above 1 is in our favour.</summary>
    public double? PeerRatio => Ratio(Peer);

    /// <summary>Above 1 is in our favour, which for a limit means that it was measured badly.</summary>
    public double? LimitRatio => Ratio(Limit);

    /// <summary>Whether a larger figure is better, as for a throughput.</summary>
    internal bool LargerIsBetter { get; init; }

    private double? Ratio(double? other) => other is null ? null : LargerIsBetter ? Ours / other : other / Ours;
}
