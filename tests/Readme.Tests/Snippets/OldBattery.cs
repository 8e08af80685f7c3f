using Federation.Simulation;

namespace Readme.Tests.Snippets;

// <shown>
internal sealed class OldBattery : ClientFault
{
    public override ClientConduct Apply(ClientConduct conduct, FaultContext context) => context.Random.NextDouble() < 0.1
        ? conduct with { Departure = new Departure(conduct.Duration / 2) { Reason = "the battery is empty" } }
        : conduct;
}
// </shown>
