using Federation.Core;
using Federation.Simulation.Tests.Support;
using Federation.Strategies;
using Federation.TorchSharp;
using Federation.TorchSharp.Tests.Support;
using static TorchSharp.torch;

namespace Federation.Simulation.Tests.State;

/// <summary>Clients whose model draws random numbers while they train at the same time.</summary>
[CancelAfter(120_000)]
[NonParallelizable] // models are made from torch's generator, which is one for the process
internal sealed class DropoutTests
{
    [Test]
    public async Task RunAsync_SeededDropout_SameBitsWhateverTheParallelism(CancellationToken cancellationToken)
    {
        var alone = await RunAsync(1, seed: 1, cancellationToken);

        Assert.That(await RunAsync(2, seed: 1, cancellationToken), Is.EqualTo(alone));
        Assert.That(await RunAsync(4, seed: 1, cancellationToken), Is.EqualTo(alone));
        Assert.That(await RunAsync(1, seed: 2, cancellationToken), Is.Not.EqualTo(alone));
    }

    private static async Task<IReadOnlyList<string>> RunAsync(int parallelism, long seed, CancellationToken cancellationToken)
    {
        var models = Enumerable.Range(0, parallelism).Select(_ =>
        {
            random.manual_seed(1);
            return nn.Sequential(("first", nn.Linear(2, 16)), ("drop", new SeededDropout()), ("second", nn.Linear(16, 2)));
        }).ToArray();
        var history = await FederationSimulation.RunAsync(
            new FedAvg(new FedAvgOptions { InitialParameters = models[0].ToTensorList(), FitConfig = _ => new ScalarMap((FitConfigKeys.Seed, seed)) }),
            new VirtualClients(12, client => new TorchClient(
                models[client.Worker],
                parameters => optim.SGD(parameters, 0.1),
                Points.Loss,
                Points.Source(40, seed: client.Number),
                new TorchClientOptions { BatchSize = 40, Epochs = 5 })),
            new SimulationOptions { Rounds = 3, MaxParallelism = parallelism },
            cancellationToken: cancellationToken);
        Array.ForEach(models, model => model.Dispose());
        return Histories.LinesOf(history);
    }
}
