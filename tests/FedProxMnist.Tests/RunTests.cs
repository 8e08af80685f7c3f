using Federation.Core;
using Federation.Server;
using FedProxMnist.Experiments;
using FedProxMnist.Training;

namespace FedProxMnist.Tests;

internal sealed class RunTests
{
    private static readonly Configuration FedAvg = new(Configuration.FedAvgName, 0, 0.5);

    [TestCase(0)]
    [TestCase(2)]
    [CancelAfter(300_000)]
    public async Task Run_Stragglers_SameForEveryStrategyAndDroppedOrTaken(double mu, CancellationToken token)
    {
        var fedAvg = await SmallSetting.RunAsync(FedAvg, token);
        var fedProx = await SmallSetting.RunAsync(new Configuration(Configuration.FedProxName, mu, 0.5), token);

        Assert.Multiple(() =>
        {
            foreach (var (dropping, taking) in fedAvg.Rounds.Zip(fedProx.Rounds))
            {
                Assert.That(dropping.Failures, Has.Count.EqualTo(5));
                Assert.That(dropping.Fits, Has.Count.EqualTo(5));
                Assert.That(dropping.Fits.Select(Work), Is.All.EqualTo(1));
                Assert.That(taking.Failures, Is.Empty);
                Assert.That(taking.Fits, Has.Count.EqualTo(10));
                Assert.That(
                    taking.Fits.Where(fit => Work(fit) < 1).Select(fit => fit.ClientId),
                    Is.EquivalentTo(dropping.Failures.Select(failure => failure.ClientId)));
            }
        });
    }

    [Test]
    [CancelAfter(300_000)]
    public async Task Run_Stragglers_OneToNineEpochs(CancellationToken token)
    {
        var history = await SmallSetting.RunAsync(new Configuration(Configuration.FedProxName, 2, 0.9), token);

        var epochs = history.Rounds.SelectMany(round => round.Fits).Select(fit => Work(fit) * Settings.Epochs).ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(epochs.Count(count => count < Settings.Epochs), Is.EqualTo(27), "nine of ten in three rounds");
            Assert.That(epochs, Is.All.InRange(1, 10));
            Assert.That(epochs.Select(count => Math.Abs(count - Math.Round(count))), Is.All.LessThan(1e-9));
            Assert.That(epochs.Select(count => Math.Round(count)).Distinct().Count(), Is.GreaterThan(4), "they are drawn");
        });
    }

    [Test]
    [CancelAfter(300_000)]
    public async Task Run_NoStragglersAndNoMu_FedProxIsFedAvg(CancellationToken token)
    {
        var fedAvg = await SmallSetting.RunAsync(FedAvg with { Stragglers = 0 }, token);
        var fedProx = await SmallSetting.RunAsync(new Configuration(Configuration.FedProxName, 0, 0), token);
        var other = await SmallSetting.RunAsync(new Configuration(Configuration.FedProxName, 2, 0), token);

        Assert.Multiple(() =>
        {
            Assert.That(Run.MeasuresOf(fedProx).Loss, Is.EqualTo(Run.MeasuresOf(fedAvg).Loss));
            Assert.That(Run.MeasuresOf(other).Loss[0], Is.EqualTo(Run.MeasuresOf(fedAvg).Loss[0]), "they begin with the same weights");
            Assert.That(Run.MeasuresOf(other).Loss[1], Is.Not.EqualTo(Run.MeasuresOf(fedAvg).Loss[1]));
        });
    }

    [Test]
    [CancelAfter(300_000)]
    public async Task Run_Weights_AreTheNumbersOfImagesTrainedOn(CancellationToken token)
    {
        var history = await SmallSetting.RunAsync(FedAvg with { Stragglers = 0 }, token);

        var shares = new Shares(SmallSetting.Images, SmallSetting.Settings.Clients, 1);
        var fits = history.Rounds[0].Fits;
        Assert.Multiple(() =>
        {
            Assert.That(fits.Select(fit => fit.ExampleCount), Is.EqualTo(fits.Select(fit => shares.CountOf(NumberOf(fit)))));
            Assert.That(fits.Select(fit => fit.ExampleCount).Distinct().Count(), Is.GreaterThan(3), "sizes differ");
        });
    }

    [Test]
    [CancelAfter(300_000)]
    public void Run_CancelledAfterARound_EndsAsCancelled(CancellationToken token)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(token);
        using var test = new TestImages(SmallSetting.Images);
        var settings = SmallSetting.Settings with { Rounds = 100_000 };
        var run = new Run(settings, FedAvg, 1, new Shares(SmallSetting.Images, settings.Clients, 1), test);

        Assert.That(
            async () => await run.RunAsync(new CancelAfterARound(stop), stop.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    private static double Work(ClientAnswer fit) => fit.Metrics.GetDouble(FitMetricKeys.Work, 1);

    private static int NumberOf(ClientAnswer fit) => int.Parse(fit.ClientId["client-".Length..]);

    private sealed class CancelAfterARound(CancellationTokenSource stop) : IRunObserver
    {
        public void RoundFinished(RoundRecord record) => stop.Cancel();
    }
}
