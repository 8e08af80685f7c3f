using Federation.Strategies;

namespace NamedWorkers.Central;

/// <summary>Ends the run with its last epoch.</summary>
internal sealed class EpochLimit(EpochSchedule schedule) : IStoppingRule
{
    public string? ReasonToStop(IReadOnlyList<RoundSummary> rounds) => schedule.EndsRun ? $"{schedule.Epochs} epochs are over" : null;
}
