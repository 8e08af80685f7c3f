using Federation.Core;
using Federation.Server;
using Federation.Simulation;
using Federation.Strategies;
using FedProxMnist.Training;

namespace FedProxMnist.Experiments;

/// <summary>One run: a configuration with a seed.</summary>
internal sealed class Run(Settings settings, Configuration configuration, int seed, Shares shares, TestImages test)
{
    private const string Accuracy = "accuracy";

    /// <summary>Runs it; one client trains at a time.</summary>
    public async Task<RunHistory> RunAsync(IRunObserver? observer, CancellationToken cancellationToken)
    {
        using var worker = new Worker(seed);
        var strategy = configuration.Make(new FedAvgOptions
        {
            FractionFit = 0, // as many as the next line says
            MinFitClients = Settings.ClientsPerRound,
            MinAvailableClients = settings.Clients,
            FractionEvaluate = 0,
            InitialParameters = LogisticRegression.InitialWeights(seed),
            FitConfig = _ => new ScalarMap((FitConfigKeys.Epochs, Settings.Epochs), (FitConfigKeys.BatchSize, Settings.BatchSize)),
            Evaluate = (_, model, _) => new(test.Measure(model)),
        });
        var clients = new VirtualClients(settings.Clients, client => new MnistClient(worker, shares, client.Number))
        {
            Properties = client => new ScalarMap((ClientPropertyKeys.ExampleCount, shares.CountOf(client))),
        };
        return await FederationSimulation.RunAsync(
            strategy,
            clients,
            new SimulationOptions { Rounds = settings.Rounds, Seed = seed, MaxParallelism = 1 },
            observer,
            cancellationToken: cancellationToken);
    }

    /// <summary>The measures of a run's models on the test images, the initial one's first.</summary>
    public static RunMeasures MeasuresOf(RunHistory history)
    {
        EvaluateResult[] results = [history.InitialEvaluation!, .. history.Rounds.Select(round => round.ServerEvaluation!)];
        return new RunMeasures(
            [.. results.Select(result => result.Metrics.GetDouble(Accuracy, double.NaN))], [.. results.Select(result => result.Loss)]);
    }
}
