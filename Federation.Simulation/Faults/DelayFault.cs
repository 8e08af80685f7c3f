namespace Federation.Simulation;

/// <summary>An answer takes longer.</summary>
internal sealed class DelayFault(Func<FaultContext, TimeSpan> delay) : ClientFault
{
    public override ClientConduct Apply(ClientConduct conduct, FaultContext context)
    {
        var longer = conduct.Duration + FaultRange.Time(delay(context), nameof(delay));
        return conduct with { Duration = longer < FaultRange.MaxTime ? longer : FaultRange.MaxTime };
    }
}
