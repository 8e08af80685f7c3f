namespace Federation.Simulation;

/// <summary>How a client fares with one instruction. Immutable: a fault returns a changed one (<c>conduct with { ... }</c>).</summary>
public sealed record ClientConduct
{
    /// <summary>A client that answers at once, as its code does.</summary>
    public static ClientConduct Plain { get; } = new();

    /// <summary>
    /// How long the answer takes in simulated time: zero, unless said otherwise, to 10,000 days. An answer that takes longer than the
    /// strategy's deadline is late, and the client's work is not done at all.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range.</exception>
    public TimeSpan Duration { get; init => field = FaultRange.Time(value, nameof(Duration)); }

    /// <summary>When the client drops out instead of answering; null, unless said otherwise, if it does not.</summary>
    public Departure? Departure { get; init; }

    /// <summary>When the client loses its connection, and for how long; null, unless said otherwise, if it does not.</summary>
    public Outage? Outage { get; init; }

    /// <summary>What becomes of the answer to fit; null, unless said otherwise, if it stays as the client made it.</summary>
    public UpdateTampering? Tampering { get; init; }

    /// <summary>The same with another tampering, after the one that there is.</summary>
    public ClientConduct Tampered(UpdateTampering tampering)
    {
        ArgumentNullException.ThrowIfNull(tampering);
        var before = Tampering;
        return this with { Tampering = before is null ? tampering : (result, model) => tampering(before(result, model), model) };
    }
}
