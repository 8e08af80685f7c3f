using Federation.Core;

namespace Federation.Strategies;

/// <summary>How an aggregation ended: one of the nested types.</summary>
public abstract record AggregationOutcome
{
    private AggregationOutcome()
    {
    }

    /// <summary>There is a new global model.</summary>
    /// <param name="Model">The new model.</param>
    public sealed record Aggregated(TensorList Model) : AggregationOutcome;

    /// <summary>There were not enough updates; the global model stays as it is.</summary>
    /// <param name="Accepted">How many there were.</param>
    /// <param name="Required">How many were needed.</param>
    public sealed record TooFew(int Accepted, int Required) : AggregationOutcome
    {
        /// <summary>What to change so that there are enough, as a sentence; null where there is nothing to say.</summary>
        public string? Remedy { get; init; }
    }

    /// <summary>The updates did not make a usable model; the global model stays as it is.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record Rejected(string Reason) : AggregationOutcome;
}
