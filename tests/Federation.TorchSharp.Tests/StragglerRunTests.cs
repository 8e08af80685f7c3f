using Federation.Core;
using Federation.Server;
using Federation.Strategies;
using Federation.TorchSharp.Tests.Support;
using static TorchSharp.torch;

namespace Federation.TorchSharp.Tests;

/// <summary>Strategies in a federation with stragglers, from the schedule to the history.</summary>
[CancelAfter(120_000)]
internal sealed class StragglerRunTests
{
    private const int Clients = 4;
    private const int Rounds = 3;
    private const int Epochs = 5;

    [Test]
    public async Task Run_FewerEpochsAroundFedAvg_DroppedAndRecorded(CancellationToken cancellationToken)
    {
        var history = await RunAsync(new FedAvg(Options(accepts: false)).WithStragglers(), cancellationToken);

        Assert.Multiple(() =>
        {
            Assert.That(history.Rounds.Select(round => round.Fits.Count), Is.All.EqualTo(2));
            Assert.That(history.Rounds.Select(round => round.Failures.Count), Is.All.EqualTo(2));
            Assert.That(history.Rounds.SelectMany(round => round.Failures).Select(failure => failure.Reason), Is.All.Contains("only a part of the work was done"));
            Assert.That(history.Rounds.Select(round => round.NotAggregated), Is.All.Null);
        });
    }

    [Test]
    public async Task Run_FewerEpochsAroundOneThatTakesThem_TheSameStragglersWithTheirPartOfTheWork(CancellationToken cancellationToken)
    {
        var dropping = await RunAsync(new FedAvg(Options(accepts: false)).WithStragglers(), cancellationToken);
        var taking = await RunAsync(new FedAvg(Options(accepts: true)).WithMinimumCompletion().WithStragglers(), cancellationToken);

        Assert.Multiple(() =>
        {
            Assert.That(taking.Rounds.SelectMany(round => round.Failures), Is.Empty);
            Assert.That(taking.Rounds.Select(round => round.Fits.Count), Is.All.EqualTo(Clients));
            foreach (var (i, round) in taking.Rounds.Index())
            {
                var partial = round.Fits.Where(fit => fit.Metrics.ContainsKey(FitMetricKeys.Work)).ToList();
                Assert.That(partial.Select(fit => fit.ClientId), Is.EqualTo(dropping.Rounds[i].Failures.Select(failure => failure.ClientId)));
                Assert.That(
                    partial.Select(fit => fit.Metrics[FitMetricKeys.Work].AsDouble() * Epochs),
                    Is.All.InRange(1.0, Epochs - 1.0).And.All.Matches<double>(epochs => Math.Abs(epochs - Math.Round(epochs)) < 1e-9));
            }
        });
    }

    [Test]
    public async Task Run_Late_RefusedByEveryStrategyWithTheReason([Values] bool accepts, CancellationToken cancellationToken)
    {
        var strategy = new FedAvg(Options(accepts)).WithStragglers(new StragglerOptions { Fraction = 0.25, Kind = StragglerKind.Late });

        var history = await RunAsync(strategy, cancellationToken);

        Assert.Multiple(() =>
        {
            Assert.That(history.Rounds.Select(round => round.Fits.Count), Is.All.EqualTo(3));
            Assert.That(history.Rounds.SelectMany(round => round.Failures).Select(failure => failure.Reason), Is.All.Contains("after the deadline"));
            Assert.That(history.Rounds.SelectMany(round => round.Failures).Count(), Is.EqualTo(Rounds));
        });
    }

    [Test]
    public async Task Run_EverybodyAStraggler_TheModelStays([Values] StragglerKind kind, CancellationToken cancellationToken)
    {
        var options = Options(accepts: false);

        var history = await RunAsync(new FedAvg(options).WithStragglers(new StragglerOptions { Fraction = 1, Kind = kind }), cancellationToken);

        Assert.Multiple(() =>
        {
            Assert.That(history.Rounds, Has.Count.EqualTo(Rounds));
            Assert.That(history.Rounds.Select(round => round.NotAggregated), Is.All.Contains("too few results: 0 of 4 clients"));
            Assert.That(Bits.Of(history.Model), Is.EqualTo(Bits.Of(options.InitialParameters!)));
        });
    }

    private static FedAvgOptions Options(bool accepts)
    {
        using var model = TwoLayers.Seeded(1);
        return new FedAvgOptions
        {
            MinFitClients = Clients,
            MinEvaluateClients = Clients,
            MinAvailableClients = Clients,
            AcceptsPartialWork = accepts,
            InitialParameters = model.ToTensorList(),
            FitConfig = _ => new ScalarMap((FitConfigKeys.Epochs, Epochs)),
        };
    }

    private static async Task<RunHistory> RunAsync(IStrategy strategy, CancellationToken cancellationToken)
    {
        var models = Enumerable.Range(0, Clients).Select(_ => TwoLayers.Seeded(1)).ToList();
        var clients = models.Select((model, i) =>
            new TorchClient(model, parameters => optim.SGD(parameters, 0.1), Points.Loss, Points.Source(50, seed: i))).ToList();
        var history = await LoopbackRun.RunAsync(strategy, Rounds, clients, cancellationToken);
        clients.ForEach(client => client.Dispose());
        models.ForEach(model => model.Dispose());
        return history;
    }
}
