namespace Federation.Simulation;

/// <summary>
/// A client loses its connection while it works. Back within <see cref="SimulationOptions.ReconnectWindow"/> it answers then, if it would
/// have before; otherwise the instruction fails when that is over. Until it is back it cannot be chosen.
/// </summary>
/// <param name="After">How long after it was asked, zero to 10,000 days; nothing happens where the answer comes before that.</param>
/// <param name="Length">For how long, zero to 10,000 days.</param>
public sealed record Outage(TimeSpan After, TimeSpan Length)
{
    /// <inheritdoc cref="Outage(TimeSpan, TimeSpan)" path="/param[@name='After']"/>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range.</exception>
    public TimeSpan After { get; init => field = FaultRange.Time(value, nameof(After)); } = FaultRange.Time(After);

    /// <inheritdoc cref="Outage(TimeSpan, TimeSpan)" path="/param[@name='Length']"/>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range.</exception>
    public TimeSpan Length { get; init => field = FaultRange.Time(value, nameof(Length)); } = FaultRange.Time(Length);

    /// <summary>Why, in words, for the history.</summary>
    public string Reason { get; init; } = ClientPresence.Lost;
}
