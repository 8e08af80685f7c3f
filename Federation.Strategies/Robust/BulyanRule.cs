using Federation.Core;

namespace Federation.Strategies;

/// <summary>The mean around the median of the updates that Krum selects one after the other.</summary>
internal sealed class BulyanRule(int byzantine) : RobustRule
{
    public override (int Count, string Remedy) Required => ((4 * byzantine) + 3, ByzantineFault.Remedy(nameof(Bulyan), "4 f + 3", byzantine));

    public override AggregationOutcome Combine(IReadOnlyList<ClientUpdate> updates)
    {
        var parameters = ParametersOf(updates);
        var scores = new KrumScores(new PairwiseDistances().Of(parameters));
        var selected = new TensorList[updates.Count - (2 * byzantine)];
        for (var i = 0; i < selected.Length; i++)
        {
            selected[i] = parameters[scores.TakeBest(byzantine)];
        }

        return new AggregationOutcome.Aggregated(new MeanAroundMedian(selected.Length - (2 * byzantine)).Of(selected));
    }
}
