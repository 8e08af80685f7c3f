namespace Federation.Simulation;

/// <summary>A client drops out of what it is asked.</summary>
internal sealed class DropOutFault(double probability, TimeSpan? awayFor) : ClientFault
{
    public override ClientConduct Apply(ClientConduct conduct, FaultContext context)
    {
        if (context.Random.NextDouble() >= probability)
        {
            return conduct;
        }

        var after = conduct.Duration * context.Random.NextDouble();
        return conduct.Departure is { } earlier && earlier.After <= after
            ? conduct
            : conduct with { Departure = new Departure(after) { AwayFor = awayFor } };
    }
}
