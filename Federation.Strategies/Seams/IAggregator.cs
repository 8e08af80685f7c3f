namespace Federation.Strategies;

/// <summary>How updates become the next global model.</summary>
public interface IAggregator
{
    /// <summary>Begins a round.</summary>
    IAggregation Begin(AggregationContext context);
}
