namespace Federation.Strategies;

internal sealed class Patience : IStoppingRule
{
    private readonly RoundMetric _metric;
    private readonly MetricGoal _goal;
    private readonly int _patience;
    private readonly double _minDelta;

    public Patience(string metric, MetricGoal goal, int patience, double minDelta)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(patience, 1);
        if (!(minDelta >= 0 && double.IsFinite(minDelta)))
        {
            throw new ArgumentOutOfRangeException(nameof(minDelta), minDelta, "It must be finite and at least 0.");
        }

        if (!Enum.IsDefined(goal))
        {
            throw new ArgumentOutOfRangeException(nameof(goal), goal, "It must be to maximize or to minimize.");
        }

        _metric = new RoundMetric(metric);
        _goal = goal;
        _patience = patience;
        _minDelta = minDelta;
    }

    public string? ReasonToStop(IReadOnlyList<RoundSummary> rounds)
    {
        (double Value, int Round)? best = null;
        var worse = 0;
        foreach (var round in rounds)
        {
            if (_metric.Of(round) is not { } value)
            {
                continue;
            }

            if (best is null || IsBetter(value, best.Value.Value))
            {
                best = (value, round.Round);
                worse = 0;
            }
            else
            {
                worse++;
            }
        }

        return worse >= _patience
            ? $"{_metric.Name} has not been better for {worse} rounds than the {best!.Value.Value} of round {best.Value.Round}"
            : null;
    }

    // A NaN is never better, and everything is better than a NaN.
    private bool IsBetter(double value, double best) =>
        double.IsNaN(best) ? !double.IsNaN(value) : _goal == MetricGoal.Maximize ? value > best + _minDelta : value < best - _minDelta;
}
