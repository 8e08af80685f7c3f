using Federation.Core;

namespace Federation.Strategies;

/// <summary>A metric of a round, by its name.</summary>
internal sealed class RoundMetric
{
    private const string Loss = "loss";

    public RoundMetric(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Name = name;
    }

    public string Name { get; }

    /// <summary>Its value; null if nobody evaluated in that round.</summary>
    /// <exception cref="InvalidOperationException">There was an evaluation, but it has no such metric.</exception>
    public double? Of(RoundSummary round)
    {
        var isLoss = string.Equals(Name, Loss, StringComparison.Ordinal);
        if (round.ServerEvaluation is { } evaluation && (isLoss ? evaluation.Loss : In(evaluation.Metrics)) is { } measured)
        {
            return measured;
        }

        if (((isLoss ? round.Loss : null) ?? In(round.EvaluateMetrics) ?? In(round.FitMetrics)) is { } reported)
        {
            return reported;
        }

        return round.ServerEvaluation is null && round.Loss is null ? null : throw new InvalidOperationException(Missing(round));
    }

    private double? In(ScalarMap metrics) => metrics.TryGetValue(Name, out var value) && value.IsNumber ? value.AsDouble() : null;

    private string Missing(RoundSummary round)
    {
        var names = (round.ServerEvaluation?.Metrics.Keys ?? [])
            .Concat(round.EvaluateMetrics.Keys)
            .Concat(round.FitMetrics.Keys)
            .Prepend(Loss)
            .Distinct(StringComparer.Ordinal);
        return $"The stopping rule waits for the metric \"{Name}\", which round {round.Round} does not have; it has: {string.Join(", ", names)}.";
    }
}
