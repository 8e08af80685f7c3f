using Federation.Core;

namespace Federation.Strategies;

/// <summary>What a stopping rule knows of a round.</summary>
/// <param name="Round">The round, from 1.</param>
/// <param name="Elapsed">From the beginning of the first round to the end of this one.</param>
/// <param name="IsAggregated">Whether the round made a new global model.</param>
public sealed record RoundSummary(int Round, TimeSpan Elapsed, bool IsAggregated)
{
    /// <summary>The mean of the clients' losses weighted by their example counts; null if nobody evaluated.</summary>
    public double? Loss { get; init; }

    /// <summary>The fit metrics of all clients, as the strategy aggregates them.</summary>
    public ScalarMap FitMetrics { get; init; } = ScalarMap.Empty;

    /// <summary>The evaluate metrics of all clients, as the strategy aggregates them.</summary>
    public ScalarMap EvaluateMetrics { get; init; } = ScalarMap.Empty;

    /// <summary>The evaluation on the server; null if the strategy does none.</summary>
    public EvaluateResult? ServerEvaluation { get; init; }
}
