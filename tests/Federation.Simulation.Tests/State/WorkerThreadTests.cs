using System.Collections.Concurrent;
using Federation.Simulation.Tests.Support;
using Federation.Strategies;
using Federation.TorchSharp;
using Federation.TorchSharp.Tests.Support;
using static TorchSharp.torch;

namespace Federation.Simulation.Tests.State;

[CancelAfter(120_000)]
internal sealed class WorkerThreadTests
{
    [Test]
    public async Task RunAsync_TorchClients_ComputeOnTheThreadsOfTheWorkers(CancellationToken cancellationToken)
    {
        using var model = nn.Sequential(("layer", nn.Linear(2, 2)));
        var (made, computed) = (new ConcurrentDictionary<int, bool>(), new ConcurrentDictionary<int, bool>());

        await FederationSimulation.RunAsync(
            new FedAvg(new FedAvgOptions { InitialParameters = model.ToTensorList() }),
            new VirtualClients(10, client =>
            {
                made.TryAdd(Environment.CurrentManagedThreadId, true);
                return new TorchClient(
                    model,
                    parameters => optim.SGD(parameters, 0.1),
                    (output, target) =>
                    {
                        computed.TryAdd(Environment.CurrentManagedThreadId, true);
                        return Points.Loss(output, target);
                    },
                    Points.Source(10, client.Number));
            }),
            new SimulationOptions { MaxParallelism = 1 },
            cancellationToken: cancellationToken);

        Assert.That(made, Has.Count.EqualTo(1));
        Assert.That(computed.Keys, Is.EqualTo(made.Keys));
    }
}
