namespace Federation.Strategies;

internal sealed class RoundLimit(int limit) : IStoppingRule
{
    public string? ReasonToStop(IReadOnlyList<RoundSummary> rounds) =>
        rounds.Count >= limit ? $"{limit} rounds are over" : null;
}
