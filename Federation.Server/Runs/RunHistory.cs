using Federation.Core;

namespace Federation.Server;

/// <summary>What happened in a run, round by round.</summary>
/// <param name="InitialEvaluation">The evaluation of the initial model on the server; null if the strategy does none.</param>
/// <param name="Rounds">The rounds that are over, in order.</param>
/// <param name="Model">The global model after them.</param>
public sealed record RunHistory(EvaluateResult? InitialEvaluation, IReadOnlyList<RoundRecord> Rounds, TensorList Model)
{
    /// <summary>Why the strategy's stopping rule ended the run before its last round; null if it did not.</summary>
    public string? StopReason { get; init; }
}
