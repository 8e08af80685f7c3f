using Federation.Core;

namespace Federation.Strategies;

/// <summary>The update that is closest to others.</summary>
internal sealed class KrumRule(int byzantine) : RobustRule
{
    public override (int Count, string Remedy) Required => ((2 * byzantine) + 3, ByzantineFault.Remedy(nameof(Krum), "2 f + 3", byzantine));

    public override AggregationOutcome Combine(IReadOnlyList<ClientUpdate> updates)
    {
        var parameters = ParametersOf(updates);
        var best = new KrumScores(new PairwiseDistances().Of(parameters)).TakeBest(byzantine);
        return new AggregationOutcome.Aggregated(parameters[best]);
    }
}
