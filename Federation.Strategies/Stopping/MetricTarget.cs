namespace Federation.Strategies;

internal sealed class MetricTarget : IStoppingRule
{
    private readonly RoundMetric _metric;
    private readonly double _target;
    private readonly MetricGoal _goal;

    public MetricTarget(string metric, double target, MetricGoal goal)
    {
        if (double.IsNaN(target))
        {
            throw new ArgumentException("The target is NaN; it must be a number.", nameof(target));
        }

        _metric = new RoundMetric(metric);
        _target = target;
        _goal = goal;
    }

    public string? ReasonToStop(IReadOnlyList<RoundSummary> rounds) => _metric.Of(rounds[^1]) switch
    {
        { } value when _goal == MetricGoal.Maximize && value >= _target => $"{_metric.Name} is {value}, at least {_target}",
        { } value when _goal == MetricGoal.Minimize && value <= _target => $"{_metric.Name} is {value}, at most {_target}",
        _ => null,
    };
}
