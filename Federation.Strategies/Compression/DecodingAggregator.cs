namespace Federation.Strategies;

/// <summary>Decodes updates before the inner aggregator sees them.</summary>
internal class DecodingAggregator(IAggregator inner) : IAggregator
{
    private readonly DecodingMemory _memory = new();

    public IAggregation Begin(AggregationContext context) => new DecodingAggregation(inner.Begin(context), _memory);
}
