using Federation.Core;

namespace Federation.Strategies;

/// <summary>The mean of every element without a part of the lowest and highest values.</summary>
internal sealed class TrimmedMeanRule(double beta) : RobustRule
{
    public override (int Count, string Remedy) Required => (1, "Every client that was asked failed or was refused; the round's history says why.");

    public override AggregationOutcome Combine(IReadOnlyList<ClientUpdate> updates) =>
        new AggregationOutcome.Aggregated(new TrimmedMean((int)(beta * updates.Count)).Of(ParametersOf(updates)));
}
