namespace Federation.Strategies;

internal sealed class NeverStop : IStoppingRule
{
    public string? ReasonToStop(IReadOnlyList<RoundSummary> rounds) => null;
}
