namespace Federation.Strategies;

/// <summary>When a run ends before its last round.</summary>
public interface IStoppingRule
{
    /// <summary>Why the run is to end now; null if it is to go on. Asked after every round.</summary>
    /// <param name="rounds">All rounds so far, in order; at least one.</param>
    string? ReasonToStop(IReadOnlyList<RoundSummary> rounds);
}
