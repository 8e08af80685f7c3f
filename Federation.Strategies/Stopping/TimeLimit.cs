namespace Federation.Strategies;

internal sealed class TimeLimit(TimeSpan limit) : IStoppingRule
{
    public string? ReasonToStop(IReadOnlyList<RoundSummary> rounds) =>
        rounds[^1].Elapsed >= limit ? $"the time of {limit} is up" : null;
}
