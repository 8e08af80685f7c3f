namespace Federation.Simulation;

/// <summary>An answer takes so many times as long.</summary>
internal sealed class SlowFault(double factor) : ClientFault
{
    public override ClientConduct Apply(ClientConduct conduct, FaultContext context)
    {
        var ticks = Math.Min(conduct.Duration.Ticks * factor, FaultRange.MaxTime.Ticks);
        return conduct with { Duration = new TimeSpan((long)ticks) };
    }
}
