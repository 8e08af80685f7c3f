using System.Text.Json;
using Federation.Core;
using Federation.Server;
using Federation.Strategies;
using MnistExperiments.Results;
using MnistExperiments.Server;
using MnistExperiments.Splits;

namespace MnistExperiments.Tests;

[CancelAfter(240_000)]
internal sealed class ExperimentTests
{
    [Test]
    public async Task RunAsync_EachSplit_AccuracyOfAllClientsAndRounds(
        [ValueSource(typeof(Split), nameof(Split.Names))] string experiment, CancellationToken cancellationToken)
    {
        var result = await Small.RunAsync(experiment, Small.Settings, cancellationToken);

        Assert.Multiple(() =>
        {
            Assert.That(result.Experiment, Is.EqualTo(experiment));
            Assert.That(result.Dataset, Is.EqualTo("generated"));
            Assert.That(result.Sizes, Has.Count.EqualTo(2).And.All.GreaterThan(0));
            Assert.That(result.TestImages, Is.EqualTo(50));
            Assert.That(result.ClientAccuracy, Has.Count.EqualTo(2));
            Assert.That(result.ClientAccuracy, Has.All.Count.EqualTo(2));
            Assert.That(result.ClientAccuracy.SelectMany(accuracies => accuracies), Is.All.InRange(0.0, 1.0));
            Assert.That(result.ServerAccuracy, Has.Count.EqualTo(2).And.All.InRange(0.0, 1.0));
            Assert.That(result.Weights, Is.Null);
            Assert.That(result.Personal, Is.Null);
        });
    }

    [Test]
    public async Task RunAsync_EnoughImages_Learns(CancellationToken cancellationToken)
    {
        var result = await Small.RunAsync(Split.Uniform, Small.Settings with { Images = 300, Epochs = 3 }, cancellationToken);

        // A guess has a tenth.
        Assert.That(result.ServerAccuracy[^1], Is.GreaterThan(0.25));
        Assert.That(result.ClientAccuracy.Select(accuracies => accuracies[^1]), Is.All.GreaterThan(0.15));
    }

    [Test]
    public async Task RunAsync_SameSeed_SameResultWhateverTheParallelism(CancellationToken cancellationToken)
    {
        var settings = Small.Settings with { IncludeWeights = true };

        var first = await Small.RunAsync(Split.Different, settings with { Parallelism = 1 }, cancellationToken);
        var second = await Small.RunAsync(Split.Different, settings with { Parallelism = 2 }, cancellationToken);
        var other = await Small.RunAsync(Split.Different, settings with { Seed = 4 }, cancellationToken);

        Assert.That(ToJson(second), Is.EqualTo(ToJson(first)));
        Assert.That(other.Weights![0].Values, Is.Not.EqualTo(first.Weights![0].Values));
    }

    [Test]
    public async Task RunAsync_Personal_EachClientBetterOnItsOwnKind(CancellationToken cancellationToken)
    {
        var settings = Small.Settings with { Images = 200, Personal = true };

        var first = await Small.RunAsync(Split.Skewed, settings with { Parallelism = 1 }, cancellationToken);
        var second = await Small.RunAsync(Split.Skewed, settings with { Parallelism = 2 }, cancellationToken);

        var personal = first.Personal!;
        Assert.Multiple(() =>
        {
            Assert.That(personal.Layers, Is.EqualTo(new[] { "fc2" }));
            Assert.That(personal.TestImages, Has.Count.EqualTo(2).And.All.GreaterThan(100));
            Assert.That(MeanOf(personal.PersonalAccuracy), Is.GreaterThan(MeanOf(personal.GlobalAccuracy)));
            Assert.That(ToJson(second), Is.EqualTo(ToJson(first)));
        });
    }

    [Test]
    public async Task RunAsync_WithWeights_TheModelThatWasMeasured(CancellationToken cancellationToken)
    {
        var result = await Small.RunAsync(Split.Equal, Small.Settings with { IncludeWeights = true }, cancellationToken);

        using var examiner = new Examiner(new TestTenths(Small.Images.Test, Small.Settings.Seed), Small.Images.Normalization);
        var model = WeightEntry.ToModel(result.Weights!);
        Assert.That(model.Select(tensor => tensor.Name), Is.EqualTo(new[]
        {
            "conv1.weight", "conv1.bias", "conv2.weight", "conv2.bias", "fc1.weight", "fc1.bias", "fc2.weight", "fc2.bias",
        }));
        Assert.That(Examiner.AccuracyOf(examiner.Measure(model, round: 2)), Is.EqualTo(result.ServerAccuracy[^1]));
    }

    [Test]
    public async Task RunAsync_LossNotFinite_FailuresToldAndAccuracyMissing(CancellationToken cancellationToken)
    {
        var observer = new Failures();

        var result = await Small.RunAsync(Split.Equal, Small.Settings with { LearningRate = 1e30 }, cancellationToken, observer);

        Assert.That(observer.Reasons, Has.Count.EqualTo(4).And.All.Contains("lower learning rate"));
        Assert.That(result.ClientAccuracy.SelectMany(accuracies => accuracies), Is.All.Null);
    }

    [Test]
    public void RunAsync_Cancelled_Ends(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

        Assert.That(
            async () => await Small.RunAsync(Split.Equal, Small.Settings with { Epochs = 10_000 }, stop.Token, new Stopper(stop)),
            Throws.InstanceOf<OperationCanceledException>());
    }

    private static double MeanOf(IReadOnlyList<IReadOnlyList<double?>> ofClients) => ofClients.Average(accuracies => accuracies[^1]!.Value);

    private static string ToJson(ExperimentResult result) => JsonSerializer.Serialize(result, ResultJson.Default.ExperimentResult);

    private sealed class Failures : IRunObserver
    {
        public List<string> Reasons { get; } = [];

        public void ClientFailed(int round, ClientFailure failure) => Reasons.Add(failure.Reason);
    }

    private sealed class Stopper(CancellationTokenSource stop) : IRunObserver
    {
        public void ClientProgressed(int round, RoundPhase phase, ClientInfo client, double fraction, ScalarMap metrics) => stop.Cancel();
    }
}
