using Federation.Core;
using Federation.Server;
using Federation.Simulation;
using Federation.Strategies;
using Federation.TorchSharp;
using TorchSharp;
using static TorchSharp.torch.nn;
using Tensor = TorchSharp.torch.Tensor;

namespace Readme.Tests.Snippets;

/// <summary>The simulation that the readme and its page show.</summary>
internal static class Simulated
{
    public static async Task<RunHistory> RunAsync(
        TensorList model, Func<int, (torch.Tensor Features, torch.Tensor Labels)> dataOf, CancellationToken cancellationToken)
    {
        // <shown>
        RunHistory history = await FederationSimulation.RunAsync(
            new FedAvg(new FedAvgOptions { InitialParameters = model, FractionFit = 0.01, FractionEvaluate = 0.01 }),
            new VirtualClients(1_000, client =>
            {
                var (features, labels) = dataOf(client.Number);
                return new MyClient(features, labels);
            }),
            new SimulationOptions { Rounds = 100, Seed = 7 },
            cancellationToken: cancellationToken);
        // </shown>
        return history;
    }

    public static VirtualClients SharingModels(
        int workers, Func<Module<Tensor, Tensor>> makeModel, Func<int, IBatchSource> dataOf, IReadOnlyList<int> sizes)
    {
        // <shown>
        var models = Enumerable.Range(0, workers).Select(_ => makeModel()).ToArray();
        var clients = new VirtualClients(1_000, client => new TorchClient(
            models[client.Worker],
            parameters => torch.optim.SGD(parameters, 0.03),
            (output, target) => functional.cross_entropy(output, target),
            dataOf(client.Number)))
        {
            Properties = number => new ScalarMap((ClientPropertyKeys.ExampleCount, sizes[number])),
        };
        // </shown>
        return clients;
    }
}
