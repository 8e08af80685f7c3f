namespace Federation.Simulation;

/// <summary>A client loses its connection and comes back.</summary>
internal sealed class FlakyConnectionFault(double probability, TimeSpan length) : ClientFault
{
    public override ClientConduct Apply(ClientConduct conduct, FaultContext context) =>
        context.Random.NextDouble() < probability
            ? conduct with { Outage = new Outage(conduct.Duration * context.Random.NextDouble(), length) }
            : conduct;
}
