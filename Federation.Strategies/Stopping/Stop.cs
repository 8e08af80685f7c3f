namespace Federation.Strategies;

/// <summary>The usual stopping rules.</summary>
/// <remarks>
/// A metric is looked up by its name: in the server's evaluation, then in the clients', then in what they report of their training;
/// <c>"loss"</c> is the evaluation's loss. A round without it, because nobody evaluated, counts for nothing. A name that an evaluation
/// does not have is an error that lists those it has, so that a misspelt one does not silently train to the last round.
/// </remarks>
/// <example><code>
/// StoppingRule = Stop.WhenAny(
///     Stop.WhenAtLeast("accuracy", 0.9),
///     Stop.WithoutImprovement("loss", MetricGoal.Minimize, patience: 5),
///     Stop.AfterTime(TimeSpan.FromHours(2)))
/// </code></example>
public static class Stop
{
    /// <summary>Goes on to the last round.</summary>
    public static IStoppingRule Never { get; } = new NeverStop();

    /// <summary>Stops after so many rounds, at least 1, if the run does not end before.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is less than 1.</exception>
    public static IStoppingRule AfterRounds(int rounds)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rounds, 1);
        return new RoundLimit(rounds);
    }

    /// <summary>Stops after the round in which the time is up; rounds are not broken off.</summary>
    /// <param name="limit">From the beginning of the first round; more than zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is not more than zero.</exception>
    public static IStoppingRule AfterTime(TimeSpan limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(limit, TimeSpan.Zero);
        return new TimeLimit(limit);
    }

    /// <summary>Stops when a metric is as large as wanted, such as an accuracy.</summary>
    /// <param name="metric">Its name.</param>
    /// <param name="target">The wanted value; not NaN.</param>
    /// <exception cref="ArgumentException">The name is empty or the target is NaN.</exception>
    public static IStoppingRule WhenAtLeast(string metric, double target) => new MetricTarget(metric, target, MetricGoal.Maximize);

    /// <summary>Stops when a metric is as small as wanted, such as a loss.</summary>
    /// <param name="metric">Its name.</param>
    /// <param name="target">The wanted value; not NaN.</param>
    /// <exception cref="ArgumentException">The name is empty or the target is NaN.</exception>
    public static IStoppingRule WhenAtMost(string metric, double target) => new MetricTarget(metric, target, MetricGoal.Minimize);

    /// <summary>Stops when a metric has been no better than its best for some rounds in a row.</summary>
    /// <param name="metric">Its name.</param>
    /// <param name="goal">Whether larger or smaller is better.</param>
    /// <param name="patience">How many rounds in a row, at least 1; only rounds that have the metric count.</param>
    /// <param name="minDelta">By how much a value must be better than the best so far to count as better: finite, at least 0.</param>
    /// <exception cref="ArgumentException">An argument is out of range.</exception>
    public static IStoppingRule WithoutImprovement(string metric, MetricGoal goal, int patience, double minDelta = 0) =>
        new Patience(metric, goal, patience, minDelta);

    /// <summary>Stops when one of several rules does.</summary>
    public static IStoppingRule WhenAny(params IStoppingRule[] rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return new AnyStop([.. rules.Select(rule => rule ?? throw new ArgumentException("A rule is null.", nameof(rules)))]);
    }
}
