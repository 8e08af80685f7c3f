using Federation.Data;
using Federation.Samples;
using Federation.Server;
using Federation.Simulation;
using Federation.Strategies;
using Federation.TorchSharp;
using MnistExperiments.Model;
using MnistExperiments.Results;
using MnistExperiments.Server;
using MnistExperiments.Splits;
using TorchSharp;

namespace MnistExperiments.Running;

/// <summary>One experiment: plain federated averaging over the clients of one split, each model measured on the server.</summary>
/// <param name="name">Which split: one of <see cref="Split.Names"/>.</param>
/// <param name="settings">What it is like.</param>
/// <param name="images">All images.</param>
/// <param name="partition">Which images each client has.</param>
internal sealed class Experiment(string name, Settings settings, ImageData images, DataPartition partition)
{
    /// <summary>Runs it, and where it is asked for the comparison with personal layers.</summary>
    /// <param name="observer">Follows it.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<ExperimentResult> RunAsync(IRunObserver observer, CancellationToken cancellationToken)
    {
        // Clients train side by side, each on a core of its own; so the result is the same whatever the number of cores.
        torch.set_num_threads(1);
        var tenths = new TestTenths(images.Test, settings.Seed);
        using var examiner = new Examiner(tenths, images.Normalization);
        using var fleet = new Fleet(settings, images, partition, LayerSelection.None);
        var clients = fleet.ToClients();
        var clientAccuracy = new AccuracyTable(settings, clients);

        var strategy = new FedAvg(new FedAvgOptions
        {
            InitialParameters = fleet.InitialParameters,
            MinFitClients = settings.Clients,
            MinAvailableClients = settings.Clients,
            FractionEvaluate = settings.Personal ? 1 : 0,
            FitConfig = _ => Recipe.ToConfig(settings),
            Evaluate = (round, model, _) => new(round == 0 ? null : examiner.Measure(model, round)),
        })
        {
            Aggregator = new ObservedAggregator(new MeanAggregator(), update =>
                clientAccuracy.Set(update.Client.Id, update.Round, Examiner.AccuracyOf(examiner.Measure(update.Result.Parameters, update.Round)))),
        };

        var history = await FederationSimulation.RunAsync(strategy, clients, settings.ToSimulation(), observer, cancellationToken: cancellationToken);
        return new ExperimentResult
        {
            Experiment = name,
            Dataset = images.Name,
            Clients = settings.Clients,
            MaxRound = settings.Rounds,
            Epochs = settings.Epochs,
            BatchSize = settings.BatchSize,
            LearningRate = settings.LearningRate,
            Seed = settings.Seed,
            Sizes = [.. partition.Sizes],
            TestImages = tenths.Size,
            ClientAccuracy = clientAccuracy.Rows,
            ServerAccuracy = [.. history.Rounds.Select(round => Examiner.AccuracyOf(round.ServerEvaluation!))],
            Personal = settings.Personal
                ? new PersonalResult
                {
                    Layers = PersonalRun.Layers,
                    TestImages = fleet.TestImages,
                    GlobalAccuracy = AccuracyTable.OfEvaluations(settings, clients, history).Rows,
                    PersonalAccuracy = (await new PersonalRun(settings, images, partition).RunAsync(observer, cancellationToken)).Rows,
                }
                : null,
            Weights = settings.IncludeWeights ? WeightEntry.Of(history.Model) : null,
        };
    }
}
