using Federation.Client;
using Federation.Core;
using Federation.Server;
using Federation.Strategies;

namespace Federation.Simulation.Tests.Support;

/// <summary>A small run with faults: clients of one goal, unless said otherwise.</summary>
internal sealed class Runs(params ClientFault[] faults)
{
    public int Clients { get; init; } = 4;

    public int Rounds { get; init; } = 1;

    public int Seed { get; init; } = 1;

    public int MaxParallelism { get; init; } = 2;

    public TimeSpan WaitForClients { get; init; } = TimeSpan.FromMinutes(10);

    public IRunObserver? Observer { get; init; }

    public Func<VirtualClient, IFederatedClient> Create { get; init; } = _ => new SteppingClient(1);

    /// <summary>A strategy in which all train for 60 s at most and nobody evaluates.</summary>
    public static FedAvgOptions TrainingOnly { get; } = new()
    {
        InitialParameters = Models.Of(0),
        FractionEvaluate = 0,
        FitTimeout = TimeSpan.FromSeconds(60),
    };

    public Task<RunHistory> RunAsync(CancellationToken cancellationToken) => RunAsync(new FedAvg(TrainingOnly), cancellationToken);

    public Task<RunHistory> RunAsync(IStrategy strategy, CancellationToken cancellationToken) => FederationSimulation.RunAsync(
        strategy,
        new VirtualClients(Clients, Create) { Properties = _ => ScalarMap.Empty },
        new SimulationOptions
        {
            Rounds = Rounds,
            Seed = Seed,
            MaxParallelism = MaxParallelism,
            WaitForClients = WaitForClients,
            Faults = faults,
        },
        Observer,
        cancellationToken: cancellationToken);
}
