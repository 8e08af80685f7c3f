using Federation.Client;
using Federation.Core;
using Federation.Server;
using Federation.Simulation;
using Federation.Strategies;

namespace Readme.Tests.Snippets;

internal static class WithFaults
{
    public static async Task<RunHistory> RunAsync(TensorList model, Func<VirtualClient, IFederatedClient> create)
    {
        // <shown>
        var options = new SimulationOptions
        {
            Rounds = 20,
            Faults =
            [
                Fault.Delay(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(20)),
                Fault.Slow(10).ForFraction(0.2), // a fifth of the clients, always the same ones
                Fault.DropOut(0.1).InPhase(RoundPhase.Fit), // one training in ten comes to nothing
                Fault.FlakyConnection(0.05, TimeSpan.FromSeconds(10)),
                Fault.AwayDaily(TimeSpan.FromHours(22), TimeSpan.FromHours(6)).ForClients(0, 1, 2),
                Poison.SignFlip(scale: 5).ForFraction(0.1).InRounds(first: 5),
            ],
        };
        var strategy = new FedMedian(new FedAvgOptions { InitialParameters = model, FitTimeout = TimeSpan.FromMinutes(1) });
        var history = await FederationSimulation.RunAsync(strategy, new VirtualClients(50, create), options);
        // </shown>
        return history;
    }
}
