namespace Federation.Strategies;

/// <summary>The same where the inner aggregator can take another mean: that mean gets decoded updates too.</summary>
internal sealed class DecodingMeanBasedAggregator(IMeanBasedAggregator inner) : DecodingAggregator(inner), IMeanBasedAggregator
{
    private readonly IMeanBasedAggregator _inner = inner;

    public IAggregator WithMean(IAggregator mean) => new DecodingAggregator(_inner.WithMean(mean));
}
