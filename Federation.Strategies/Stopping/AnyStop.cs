namespace Federation.Strategies;

internal sealed class AnyStop(IReadOnlyList<IStoppingRule> rules) : IStoppingRule
{
    public string? ReasonToStop(IReadOnlyList<RoundSummary> rounds) =>
        rules.Select(rule => rule.ReasonToStop(rounds)).FirstOrDefault(reason => reason is not null);
}
