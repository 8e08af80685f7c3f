using Federation.Core;

namespace Federation.Strategies;

/// <summary>The mean of the updates that are closest to others.</summary>
internal sealed class MultiKrumRule(int byzantine, int? selected) : RobustRule
{
    public override (int Count, string Remedy) Required
    {
        get
        {
            var least = (2 * byzantine) + 3;
            const string Setting = nameof(MultiKrumOptions.SelectedClients);
            return selected > least
                ? (selected.Value, $"{Setting} is {selected}, of which Multi-Krum takes the mean: ask more clients or set {Setting} lower.")
                : (least, ByzantineFault.Remedy("Multi-Krum", "2 f + 3", byzantine));
        }
    }

    public override AggregationOutcome Combine(IReadOnlyList<ClientUpdate> updates)
    {
        var parameters = ParametersOf(updates);
        var ranking = new KrumScores(new PairwiseDistances().Of(parameters)).Ranking(byzantine);
        var mean = new ExactMean(parameters[0].Manifest);
        var faults = mean.Add([.. ranking.Take(selected ?? (updates.Count - byzantine)).Select(i => new WeightedUpdate(parameters[i], 1))]);
        return faults.FirstOrDefault(fault => fault is not null) is { } value
            ? new AggregationOutcome.Rejected($"An update that was selected has a value that no mean can take: {value}.")
            : new AggregationOutcome.Aggregated(mean.ToMean());
    }
}
