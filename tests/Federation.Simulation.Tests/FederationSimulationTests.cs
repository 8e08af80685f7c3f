using Federation.Simulation.Tests.Support;
using Federation.Strategies;

namespace Federation.Simulation.Tests;

[CancelAfter(30_000)]
internal sealed class FederationSimulationTests
{
    [Test]
    public async Task RunAsync_AllClients_MeanOfTheirGoals(CancellationToken cancellationToken)
    {
        var history = await FederationSimulation.RunAsync(
            new FedAvg(new FedAvgOptions { InitialParameters = Models.Of(0) }),
            new VirtualClients(100, client => new SteppingClient(client.Number)),
            new SimulationOptions { Rounds = 30 },
            cancellationToken: cancellationToken);

        Assert.That(history.Rounds, Has.Count.EqualTo(30));
        Assert.That(history.Rounds.SelectMany(round => round.Failures), Is.Empty);
        Assert.That(history.Rounds.Select(round => round.Fits.Count), Is.All.EqualTo(100));
        Assert.That(Models.ValuesOf(history.Model)[0], Is.EqualTo(49.5f).Within(1e-3));
    }
}
