using Federation.Core;

namespace Federation.Strategies;

/// <summary>The median of every element.</summary>
internal sealed class MedianRule : RobustRule
{
    public override (int Count, string Remedy) Required => (1, "Every client that was asked failed or was refused; the round's history says why.");

    public override AggregationOutcome Combine(IReadOnlyList<ClientUpdate> updates) =>
        new AggregationOutcome.Aggregated(new CoordinateMedian().Of(ParametersOf(updates)));
}
