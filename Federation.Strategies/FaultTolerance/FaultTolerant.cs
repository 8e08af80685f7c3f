namespace Federation.Strategies;

/// <summary>
/// Goes round any strategy: a round in which too many clients failed leaves the global model as it was, so that the few that are left do
/// not carry it away.
/// </summary>
internal sealed class FaultTolerant(IStrategy inner, FaultTolerantOptions options) : DelegatingStrategy(inner)
{
    public override IRoundRule FitRule { get; } = new MinimumCompletion(inner.FitRule, options.MinFitCompletionRate);

    public override IRoundRule EvaluateRule { get; } = new MinimumCompletion(inner.EvaluateRule, options.MinEvaluateCompletionRate);
}
