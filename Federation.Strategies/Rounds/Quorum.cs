namespace Federation.Strategies;

/// <summary>
/// Waits for as many answers as are wanted, which is all unless more clients were asked, for a limited time, and then does with a
/// minimum of results.
/// </summary>
public sealed class Quorum : IRoundRule
{
    /// <summary>The longest deadline: 24 days, what a timer can do.</summary>
    public static readonly TimeSpan MaxDeadline = TimeSpan.FromDays(24);

    private readonly int _minResults;

    /// <summary>Makes a rule.</summary>
    /// <param name="minResults">How many results are enough, at least 1.</param>
    /// <param name="deadline">How long to wait: more than zero, at most <see cref="MaxDeadline"/>; null for no limit.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public Quorum(int minResults, TimeSpan? deadline)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(minResults, 1);
        if (deadline is { } limit)
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(limit, TimeSpan.Zero, nameof(deadline));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, MaxDeadline, nameof(deadline));
        }

        _minResults = minResults;
        Deadline = deadline;
    }

    /// <inheritdoc/>
    public TimeSpan? Deadline { get; }

    /// <inheritdoc/>
    /// <remarks>Waiting ends early when so many have failed that the rest cannot be enough.</remarks>
    public bool ShouldWait(RoundStatus status)
    {
        ArgumentNullException.ThrowIfNull(status);
        return status.Pending > 0
            && status.Succeeded < Math.Max(status.Wanted, _minResults)
            && status.Succeeded + status.Pending >= _minResults;
    }

    /// <inheritdoc/>
    public bool IsQuorum(RoundStatus status)
    {
        ArgumentNullException.ThrowIfNull(status);
        return status.Succeeded >= _minResults;
    }
}
