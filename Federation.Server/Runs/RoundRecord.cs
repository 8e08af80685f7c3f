using Federation.Core;

namespace Federation.Server;

/// <summary>What happened in one round.</summary>
public sealed record RoundRecord
{
    /// <summary>The round, from 1.</summary>
    public required int Round { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>How long it took.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>Why the round left the global model as it was; null if there is a new one.</summary>
    public string? NotAggregated { get; init; }

    /// <summary>The clients whose updates are part of the new model, ordered by id.</summary>
    public required IReadOnlyList<ClientAnswer> Fits { get; init; }

    /// <summary>The clients that measured the new model, ordered by id.</summary>
    public required IReadOnlyList<ClientAnswer> Evaluations { get; init; }

    /// <summary>
    /// What clients measured for the strategy's choice of clients, in the order in which it asked and ordered by id in each; empty unless
    /// the strategy probes.
    /// </summary>
    public IReadOnlyList<ClientAnswer> Probes { get; init; } = [];

    /// <summary>The clients whose part came to nothing, in the order of the round's parts and ordered by id in each.</summary>
    public required IReadOnlyList<ClientFailure> Failures { get; init; }

    /// <summary>The fit metrics of all clients, as the strategy aggregates them.</summary>
    public required ScalarMap FitMetrics { get; init; }

    /// <summary>The mean of the clients' losses weighted by their example counts; null if nobody evaluated.</summary>
    public double? Loss { get; init; }

    /// <summary>The evaluate metrics of all clients, as the strategy aggregates them.</summary>
    public required ScalarMap EvaluateMetrics { get; init; }

    /// <summary>The evaluation on the server; null if the strategy does none.</summary>
    public EvaluateResult? ServerEvaluation { get; init; }
}
