using Federation.Data;
using Federation.Samples;
using Federation.Server;
using Federation.Simulation;
using Federation.Strategies;
using Federation.TorchSharp;
using MnistExperiments.Model;

namespace MnistExperiments.Running;

/// <summary>Federated averaging of all layers but the last, which each client trains for itself and never sends (FedPer).</summary>
internal sealed class PersonalRun(Settings settings, ImageData images, DataPartition partition)
{
    /// <summary>The layers that stay with the client.</summary>
    public static IReadOnlyList<string> Layers { get; } = ["fc2"];

    /// <summary>Runs it.</summary>
    /// <returns>For each client the accuracy of the shared layers with its own, on images of its own kind.</returns>
    public async Task<AccuracyTable> RunAsync(IRunObserver observer, CancellationToken cancellationToken)
    {
        using var fleet = new Fleet(settings, images, partition, LayerSelection.Of([.. Layers]));
        var clients = fleet.ToClients();
        var strategy = new FedAvg(new FedAvgOptions
        {
            InitialParameters = fleet.InitialParameters,
            MinFitClients = settings.Clients,
            MinAvailableClients = settings.Clients,
            FitConfig = _ => Recipe.ToConfig(settings),
        });
        var history = await FederationSimulation.RunAsync(strategy, clients, settings.ToSimulation(), observer, cancellationToken: cancellationToken);
        return AccuracyTable.OfEvaluations(settings, clients, history);
    }
}
