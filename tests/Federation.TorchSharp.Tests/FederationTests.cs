using Federation.Core;
using Federation.Server;
using Federation.Strategies;
using Federation.TorchSharp.Tests.Support;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace Federation.TorchSharp.Tests;

/// <summary>Ready clients and a real server, over loopback.</summary>
[CancelAfter(120_000)]
internal sealed class FederationTests
{
    private const int Clients = 3;

    [Test]
    public async Task Run_ThreeClients_TheGlobalModelLearns(CancellationToken cancellationToken)
    {
        var options = Enumerable.Range(1, Clients).Select(number => new TorchClientOptions { ClientNumber = number, HeldOutFraction = 0.2 }).ToArray();

        var (history, _) = await RunAsync(options, new ScalarMap((FitConfigKeys.Epochs, 3), (FitConfigKeys.BatchSize, 8)), cancellationToken);

        Assert.Multiple(() =>
        {
            Assert.That(history.Rounds.Sum(round => round.Failures.Count), Is.Zero);
            Assert.That(history.Rounds[0].Fits.Select(fit => fit.ExampleCount), Is.EqualTo(new long[] { 80, 80, 80 }));
            Assert.That(history.Rounds[^1].EvaluateMetrics["accuracy"].AsDouble(), Is.GreaterThan(0.9), "half of them is chance");
            Assert.That(history.Rounds[^1].Loss, Is.LessThan(0.5 * history.Rounds[0].Loss!.Value));
        });
    }

    [Test]
    public async Task Run_SameSeed_SameModel(CancellationToken cancellationToken)
    {
        var config = new ScalarMap((FitConfigKeys.Batches, 5), (FitConfigKeys.ProximalMu, 0.1), (FitConfigKeys.Seed, 11));
        TorchClientOptions[] Options() => [.. Enumerable.Range(1, Clients).Select(number => new TorchClientOptions { ClientNumber = number })];

        var (first, _) = await RunAsync(Options(), config, cancellationToken);
        var (second, _) = await RunAsync(Options(), config, cancellationToken);
        var (other, _) = await RunAsync(Options(), config.With(FitConfigKeys.Seed, 12), cancellationToken);

        Assert.That(Bits.Of(second.Model), Is.EqualTo(Bits.Of(first.Model)));
        Assert.That(Bits.Of(other.Model), Is.Not.EqualTo(Bits.Of(first.Model)));
    }

    [Test]
    public async Task Run_SameDataAndNoClientNumber_EachClientShufflesByItsId(CancellationToken cancellationToken)
    {
        TorchClientOptions[] Options(long? number) => [.. Enumerable.Range(1, Clients).Select(_ => new TorchClientOptions { ClientNumber = number })];

        var (byId, _) = await RunAsync(Options(null), ScalarMap.Empty, cancellationToken, sameData: true);
        var (alike, _) = await RunAsync(Options(7), ScalarMap.Empty, cancellationToken, sameData: true);

        Assert.Multiple(() =>
        {
            Assert.That(byId.Rounds[0].Fits.Select(fit => fit.Metrics[FitMetricKeys.Loss]), Is.Unique);
            Assert.That(alike.Rounds[0].Fits.Select(fit => fit.Metrics[FitMetricKeys.Loss]).Distinct(), Has.One.Items);
        });
    }

    [Test]
    public async Task Run_PersonalLayer_StaysWithEachClient(CancellationToken cancellationToken)
    {
        var options = Enumerable.Range(1, Clients).Select(number => new TorchClientOptions { ClientNumber = number, Personal = LayerSelection.Of("second") }).ToArray();

        var (history, heads) = await RunAsync(options, ScalarMap.Empty, cancellationToken);

        Assert.Multiple(() =>
        {
            Assert.That(history.Rounds.Sum(round => round.Failures.Count), Is.Zero);
            Assert.That(history.Model.Manifest.Select(spec => spec.Name), Is.EqualTo(new[] { "first.weight", "first.bias" }));
            Assert.That(heads, Is.Unique);
        });
    }

    [Test]
    public async Task Run_BatchNorm_ItsStatisticsTravelUnlessPersonal(CancellationToken cancellationToken)
    {
        var config = new ScalarMap((FitConfigKeys.Epochs, 2), (FitConfigKeys.BatchSize, 16));
        TorchClientOptions[] Options(LayerSelection personal) =>
            [.. Enumerable.Range(1, Clients).Select(number => new TorchClientOptions { ClientNumber = number, DropLast = true, Personal = personal })];

        var (shared, _) = await RunAsync(Options(LayerSelection.None), config, cancellationToken, makeModel: WithBatchNorm);
        var (personal, _) = await RunAsync(Options(LayerSelection.Of("norm")), config, cancellationToken, makeModel: WithBatchNorm);

        Assert.Multiple(() =>
        {
            Assert.That(shared.Rounds.Concat(personal.Rounds).Sum(round => round.Failures.Count), Is.Zero);
            Assert.That(shared.Model["norm.num_batches_tracked"].AsSpan<long>()[0], Is.EqualTo(5 * 2 * 6), "rounds, epochs, whole batches of 100 examples");
            Assert.That(personal.Model.Manifest.Select(spec => spec.Name), Has.None.StartsWith("norm."));
            Assert.That(shared.Rounds[^1].EvaluateMetrics["accuracy"].AsDouble(), Is.GreaterThan(0.9));
            Assert.That(personal.Rounds[^1].EvaluateMetrics["accuracy"].AsDouble(), Is.GreaterThan(0.9));
        });
    }

    [Test]
    public async Task Run_LossNotANumber_ThatClientsFailureSaysWhere(CancellationToken cancellationToken)
    {
        var options = Enumerable.Range(1, Clients).Select(number => new TorchClientOptions { ClientNumber = number }).ToArray();

        var (history, _) = await RunAsync(options, ScalarMap.Empty, cancellationToken, spoiled: 1);

        var failure = history.Rounds[0].Failures[0];
        Assert.That(failure.ClientId, Is.EqualTo("client-1"));
        Assert.That(failure.Reason, Does.Contain("The loss is NaN in batch 1 of 4 (epoch 1) of round 1"));
        Assert.That(history.Rounds[0].Fits.Select(fit => fit.ClientId), Is.EqualTo(new[] { "client-0", "client-2" }));
    }

    private static nn.Module<Tensor, Tensor> WithBatchNorm() => nn.Sequential(
        ("first", nn.Linear(2, 3)), ("norm", nn.BatchNorm1d(3)), ("relu", nn.ReLU()), ("second", nn.Linear(3, 2)));

    // Five rounds; nobody brings an initial model, so that a client is asked for its own. Returns what each client's second layer has become, too.
    private static async Task<(RunHistory History, string[] Heads)> RunAsync(
        TorchClientOptions[] options,
        ScalarMap config,
        CancellationToken cancellationToken,
        int spoiled = -1,
        bool sameData = false,
        Func<nn.Module<Tensor, Tensor>>? makeModel = null)
    {
        var strategy = new FedAvg(new FedAvgOptions
        {
            MinFitClients = Clients,
            MinEvaluateClients = Clients,
            MinAvailableClients = Clients,
            FitConfig = _ => config,
        });
        makeModel ??= () => new TwoLayers(outputs: 2);
        var models = options.Select(_ =>
        {
            random.manual_seed(5); // whichever is asked for its initial model
            return makeModel();
        }).ToArray();
        var clients = models.Select((model, i) => new TorchClient(
            model,
            parameters => optim.SGD(parameters, 0.5),
            (output, target) => i == spoiled ? Points.Loss(output, target).mul(float.NaN) : Points.Loss(output, target),
            Points.Source(100, seed: sameData ? 0 : i),
            options[i]));
        var history = await LoopbackRun.RunAsync(strategy, rounds: 5, [.. clients], cancellationToken);
        return (history, [.. models.Select(model => Bits.Of(model, "second"))]);
    }
}
