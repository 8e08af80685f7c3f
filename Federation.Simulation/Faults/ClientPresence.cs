namespace Federation.Simulation;

/// <summary>Whether a client is there at a moment.</summary>
public readonly record struct ClientPresence
{
    internal const string Lost = "the connection was lost";

    private ClientPresence(string? absence, TimeSpan? until) => (Absence, Until) = (absence, until);

    /// <summary>Whether it is.</summary>
    public bool IsThere => Absence is null;

    /// <summary>Why it is not, in words; null if it is.</summary>
    public string? Absence { get; }

    /// <summary>
    /// When to ask again, in simulated time from the run's start and later than the present moment; null if nothing changes before the
    /// next round begins.
    /// </summary>
    public TimeSpan? Until { get; }

    /// <summary>It is there.</summary>
    /// <param name="until">When to ask again; see <see cref="Until"/>.</param>
    public static ClientPresence There(TimeSpan? until = null) => new(null, until);

    /// <summary>
    /// It is not there: it is not chosen, and what it was at is lost unless it is back within the reconnect window. Where it goes because a
    /// round begins, as a buffered round finds clients still at work, that is lost at once.
    /// </summary>
    /// <param name="until">When to ask again; see <see cref="Until"/>.</param>
    /// <param name="reason">Why, in words.</param>
    public static ClientPresence Away(TimeSpan? until = null, string reason = Lost)
    {
        ArgumentNullException.ThrowIfNull(reason);
        return new(reason, until);
    }

    /// <summary>There if both are.</summary>
    internal ClientPresence And(ClientPresence other) =>
        new(Absence ?? other.Absence, Until is null || other.Until < Until ? other.Until : Until);
}
