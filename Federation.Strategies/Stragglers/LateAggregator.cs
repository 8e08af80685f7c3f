namespace Federation.Strategies;

/// <summary>The same aggregator without the answers that count as late.</summary>
internal class LateAggregator(IAggregator inner) : IAggregator
{
    /// <summary>Goes round an aggregator; what depends on the mean alone still says so.</summary>
    public static IAggregator Round(IAggregator inner) =>
        inner is IMeanBasedAggregator meanBased ? new OfMean(meanBased) : new LateAggregator(inner);

    public IAggregation Begin(AggregationContext context) => new LateAggregation(inner.Begin(context));

    private sealed class OfMean(IMeanBasedAggregator inner) : LateAggregator(inner), IMeanBasedAggregator
    {
        public IAggregator WithMean(IAggregator mean) => Round(inner.WithMean(mean));
    }
}
