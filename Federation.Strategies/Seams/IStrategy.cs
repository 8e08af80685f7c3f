using Federation.Core;

namespace Federation.Strategies;

/// <summary>
/// What a federation does in each round, as a choice of four seams: who takes part, what each client is told, how an
/// update is folded in, and when the round ends. The server owns the loop and asks these.
/// </summary>
/// <remarks>
/// <see cref="FedAvg"/> is the plain choice of each; a strategy of one's own usually is a <see cref="FedAvg"/> with one
/// seam replaced, or goes round another one (<see cref="DelegatingStrategy"/>). A strategy is used by one run at a time and its members
/// are never called concurrently.
/// </remarks>
public interface IStrategy
{
    /// <summary>Who trains.</summary>
    IClientSelector FitSelector { get; }

    /// <summary>Who evaluates.</summary>
    IClientSelector EvaluateSelector { get; }

    /// <summary>What each client is told.</summary>
    IInstructor Instructor { get; }

    /// <summary>How updates become the next global model.</summary>
    IAggregator Aggregator { get; }

    /// <summary>When training ends within a round.</summary>
    IRoundRule FitRule { get; }

    /// <summary>When evaluation ends within a round.</summary>
    IRoundRule EvaluateRule { get; }

    /// <summary>When the run ends before its last round.</summary>
    IStoppingRule StoppingRule { get; }

    /// <summary>
    /// Whether an update counts of a client that did only a part of the work that was asked of it (<see cref="FitMetricKeys.Work"/>). If
    /// not, it is refused, with that reason, before it reaches the aggregation.
    /// </summary>
    bool AcceptsPartialWork { get; }

    /// <summary>How the metrics of the clients' fit results become the round's.</summary>
    MetricAggregation FitMetrics { get; }

    /// <summary>How the metrics of the clients' evaluate results become the round's.</summary>
    MetricAggregation EvaluateMetrics { get; }

    /// <summary>The model to start from; null to ask a client for its parameters.</summary>
    TensorList? InitialParameters { get; }

    /// <summary>Evaluates the global model on the server: round 0 is the initial model. Null means no evaluation.</summary>
    ValueTask<EvaluateResult?> EvaluateAsync(int round, TensorList model, CancellationToken cancellationToken);
}
