namespace Federation.Strategies;

/// <summary>
/// A round counts only if a part of the clients that were asked have answered, besides what another rule says. Waiting ends early when
/// so many have failed that the rest cannot be enough, unless the other rule keeps pending: then those who failed may be replaced.
/// </summary>
public sealed class MinimumCompletion : IRoundRule
{
    private readonly IRoundRule _inner;
    private readonly double _rate;

    /// <summary>Makes a rule.</summary>
    /// <param name="inner">The rule that it goes round.</param>
    /// <param name="rate">The part of the answers wanted that is needed, 0 to 1; rounded up to whole clients.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is out of range.</exception>
    public MinimumCompletion(IRoundRule inner, double rate)
    {
        ArgumentNullException.ThrowIfNull(inner);
        if (!(rate is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(rate), rate, "The rate must be from 0 to 1.");
        }

        _inner = inner;
        _rate = rate;
    }

    /// <inheritdoc/>
    public TimeSpan? Deadline => _inner.Deadline;

    /// <inheritdoc/>
    public bool KeepsPending => _inner.KeepsPending;

    /// <inheritdoc/>
    public bool ShouldWait(RoundStatus status)
    {
        ArgumentNullException.ThrowIfNull(status);
        return (KeepsPending || status.Succeeded + status.Pending >= Needed(status)) && _inner.ShouldWait(status);
    }

    /// <inheritdoc/>
    public bool IsQuorum(RoundStatus status)
    {
        ArgumentNullException.ThrowIfNull(status);
        return status.Succeeded >= Needed(status) && _inner.IsQuorum(status);
    }

    // A rate such as 0.3 is a little less than three tenths: 10 clients must not need 4 for the sake of the last bit.
    private int Needed(RoundStatus status) => (int)Math.Ceiling((status.Wanted * _rate) - 1e-9);
}
