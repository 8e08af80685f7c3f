using Federation.Client;
using Federation.Core;
using Federation.Server;
using Federation.Strategies;
using Federation.TorchSharp;
using Federation.TorchSharp.Tests.Support;
using TorchSharp.Modules;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace Federation.Simulation.Tests.State;

/// <summary>One federation, over a real server with clients that live on, and in a simulation with clients that are made for each instruction.</summary>
[CancelAfter(240_000)]
[NonParallelizable] // models are made from torch's generator, which is one for the process
internal sealed class SameAsNetworkTests
{
    private const int Clients = 5;
    private const int Rounds = 4;

    private static readonly TestCaseData[] Federations =
    [
        Case("FedAvg", start => new FedAvg(Options(start)), new TorchClientOptions()),
        Case("SCAFFOLD", start => new Scaffold(new ScaffoldOptions
        {
            InitialParameters = start, MinFitClients = Clients, MinEvaluateClients = Clients, MinAvailableClients = Clients,
        }), new TorchClientOptions()),
        Case(
            "int8 with error feedback",
            start => new FedAvg(Options(start)).WithCompression(UpdateCompression.Int8()),
            new TorchClientOptions(),
            wrap: (client, _) => client.WithCompression()),
        Case("personal layers", start => new FedAvg(Options(start)), new TorchClientOptions { Personal = LayerSelection.Of("second") }),
        Case(
            "momentum that is kept",
            start => new FedAvg(Options(start)),
            new TorchClientOptions { KeepOptimizer = true },
            optimizer: parameters => optim.SGD(parameters, 0.1, momentum: 0.9)),
        Case(
            "Adam that is kept",
            start => new FedAvg(Options(start)),
            new TorchClientOptions { KeepOptimizer = true },
            optimizer: parameters => optim.Adam(parameters, 0.01)),
        Case(
            "noise from a seed, compressed",
            start => new FedAvg(Options(start)).WithCompression(UpdateCompression.TopK(0.2)),
            new TorchClientOptions(),
            wrap: (client, number) => client.WithClipping(1).WithGaussianNoise(0.01, new GaussianNoise(number)).WithCompression()),
    ];

    [TestCaseSource(nameof(Federations))]
    public async Task RunAsync_ClientsMadeForEachInstruction_SameBitsAsOverTheNetwork(Setting setting, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(setting);
        using var models = new Models(Clients + 3);
        var network = await LoopbackRun.RunAsync(
            setting.Strategy(models.Start(setting)), Rounds, [.. Enumerable.Range(0, Clients).Select(number => setting.Make(models[number], number))], cancellationToken);

        // Three workers share three models among five clients.
        var simulation = await FederationSimulation.RunAsync(
            setting.Strategy(models.Start(setting)),
            new VirtualClients(Clients, client => setting.Make(models[Clients + client.Worker], client.Number)),
            new SimulationOptions { Rounds = Rounds, MaxParallelism = 3 },
            cancellationToken: cancellationToken);

        Assert.That(simulation.Rounds.SelectMany(round => round.Failures), Is.Empty);
        Assert.That(What(simulation), Is.EqualTo(What(network)));
    }

    // They are not carried over as data, but live on as over the network.
    [TestCaseSource(nameof(Federations))]
    public async Task RunAsync_ClientsOfTheWholeRun_SameBitsAsThoseMadeForEachInstruction(Setting setting, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(setting);
        using var models = new Models(Clients + 1);
        var whole = await FederationSimulation.RunAsync(
            setting.Strategy(models.Start(setting)),
            new VirtualClients(Clients, client => setting.Make(models[client.Number], client.Number)) { Lifetime = ClientLifetime.WholeRun },
            new SimulationOptions { Rounds = Rounds, MaxParallelism = 2 },
            cancellationToken: cancellationToken);
        var carried = await FederationSimulation.RunAsync(
            setting.Strategy(models.Start(setting)),
            new VirtualClients(Clients, client => setting.Make(models[Clients], client.Number)),
            new SimulationOptions { Rounds = Rounds, MaxParallelism = 1 },
            cancellationToken: cancellationToken);

        Assert.That(carried.Rounds.SelectMany(round => round.Failures), Is.Empty);
        Assert.That(What(carried), Is.EqualTo(What(whole)));
    }

    private static FedAvgOptions Options(TensorList start) => new()
    {
        InitialParameters = start, MinFitClients = Clients, MinEvaluateClients = Clients, MinAvailableClients = Clients,
    };

    private static TestCaseData Case(
        string name,
        Func<TensorList, IStrategy> strategy,
        TorchClientOptions options,
        Func<IEnumerable<Parameter>, optim.Optimizer>? optimizer = null,
        Func<IFederatedClient, int, IFederatedClient>? wrap = null) =>
        new TestCaseData(new Setting(strategy, options, optimizer ?? (parameters => optim.SGD(parameters, 0.2)), wrap ?? ((client, _) => client)))
            .SetArgDisplayNames(name);

    // All but durations and times, and the order of the metrics, which the network does not keep.
    private static string What(RunHistory history) => string.Join(Environment.NewLine,
    [
        .. history.Rounds.SelectMany(round => round.Fits.Concat(round.Evaluations)
            .Select(answer => $"{round.Round} {answer.ClientId} {answer.ExampleCount} {answer.Loss:R} {InOrder(answer.Metrics)}")),
        .. history.Rounds.Select(round => $"{round.Round} {round.Loss:R} {InOrder(round.FitMetrics)} {InOrder(round.EvaluateMetrics)}"),
        .. history.Model.Select(tensor => $"{tensor.Spec} {Convert.ToHexString(tensor.Data.Span)}"),
    ]);

    private static string InOrder(ScalarMap metrics) =>
        string.Join(' ', metrics.OrderBy(metric => metric.Key, StringComparer.Ordinal).Select(metric => $"{metric.Key}={metric.Value}"));

    internal sealed record Setting(
        Func<TensorList, IStrategy> Strategy,
        TorchClientOptions Options,
        Func<IEnumerable<Parameter>, optim.Optimizer> Optimizer,
        Func<IFederatedClient, int, IFederatedClient> Wrap)
    {
        public IFederatedClient Make(nn.Module<Tensor, Tensor> model, int number) => Wrap(
            new TorchClient(model, Optimizer, Points.Loss, Points.Source(20 + (5 * number), seed: number), new TorchClientOptions
            {
                ClientNumber = number,
                BatchSize = 8,
                HeldOutFraction = 0.2,
                Personal = Options.Personal,
                KeepOptimizer = Options.KeepOptimizer,
            }),
            number);
    }

    // Made alike; dropout has its numbers from a seed.
    private sealed class Models : IDisposable
    {
        private readonly nn.Module<Tensor, Tensor>[] _models;

        public Models(int count) => _models = [.. Enumerable.Range(0, count).Select(_ =>
        {
            random.manual_seed(1);
            return nn.Sequential(("first", nn.Linear(2, 8)), ("drop", new SeededDropout(0.3)), ("second", nn.Linear(8, 2)));
        })];

        public nn.Module<Tensor, Tensor> this[int index] => _models[index];

        public TensorList Start(Setting setting)
        {
            random.manual_seed(1);
            using var model = nn.Sequential(("first", nn.Linear(2, 8)), ("drop", new SeededDropout(0.3)), ("second", nn.Linear(8, 2)));
            return model.ToTensorList(LayerSelection.All.Except(setting.Options.Personal));
        }

        public void Dispose()
        {
            foreach (var model in _models)
            {
                model.Dispose();
            }
        }
    }
}
