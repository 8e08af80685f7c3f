namespace Federation.Strategies;

/// <summary>Holds all updates of a round and combines them by a rule.</summary>
internal sealed class RobustAggregator(RobustRule rule) : IAggregator
{
    public IAggregation Begin(AggregationContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new RobustAggregation(new BufferedAggregation(context, Combine, minUpdates: 0), rule);
    }

    private AggregationOutcome Combine(AggregationContext context, IReadOnlyList<ClientUpdate> updates)
    {
        var (count, remedy) = rule.Required;
        return updates.Count < count
            ? new AggregationOutcome.TooFew(updates.Count, count) { Remedy = remedy }
            : rule.Combine(updates);
    }
}
