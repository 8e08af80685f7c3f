namespace Federation.Simulation.Internal;

/// <summary>A clock that goes on when it is told to.</summary>
internal sealed class SimulatedTime : TimeProvider
{
    private static readonly DateTimeOffset s_start = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private long _ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>How long the clock has gone.</summary>
    public TimeSpan Elapsed => new(GetTimestamp());

    public override long GetTimestamp() => Interlocked.Read(ref _ticks);

    public override DateTimeOffset GetUtcNow() => s_start + Elapsed;

    /// <summary>Puts it forward; it never goes back.</summary>
    public void AdvanceTo(TimeSpan elapsed) => Interlocked.Exchange(ref _ticks, Math.Max(elapsed.Ticks, _ticks));
}
