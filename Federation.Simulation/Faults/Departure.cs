namespace Federation.Simulation;

/// <summary>A client drops out of an instruction: it fails, and none of the client's work is done.</summary>
/// <param name="After">How long after it was asked, zero to 10,000 days; nothing happens where the answer comes before that.</param>
public sealed record Departure(TimeSpan After)
{
    /// <inheritdoc cref="Departure(TimeSpan)" path="/param[@name='After']"/>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range.</exception>
    public TimeSpan After { get; init => field = FaultRange.Time(value, nameof(After)); } = FaultRange.Time(After);

    /// <summary>Why, in words, for the history.</summary>
    public string Reason { get; init; } = "the client left: it dropped out";

    /// <summary>
    /// How long it is away then, zero to 10,000 days; zero, unless said otherwise, for one that can be asked again at once, and null for
    /// one that does not come back.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range.</exception>
    public TimeSpan? AwayFor { get; init => field = value is { } time ? FaultRange.Time(time, nameof(AwayFor)) : null; } = TimeSpan.Zero;
}
