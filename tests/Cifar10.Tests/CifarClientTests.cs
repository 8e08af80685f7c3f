using System.Security.Cryptography;
using CifarSample;
using CifarSample.Clients;
using CifarSample.Model;
using Federation.Client;
using Federation.Samples;

namespace Cifar10.Tests;

internal sealed class CifarClientTests
{
    private static readonly RunSettings Settings = new() { Clients = 3, ClientImages = 100, Epochs = 2 };

    [Test]
    [CancelAfter(60_000)]
    public async Task Fit_SameRequestTwice_SameBits(CancellationToken token)
    {
        var request = Fit(new Recorder(_ => { }));

        var first = await new CifarClient(new PartitionNumber(2, 3), new GeneratedImages(KnownDataset.Cifar10)).FitAsync(request, token);
        var second = await new CifarClient(new PartitionNumber(2, 3), new GeneratedImages(KnownDataset.Cifar10)).FitAsync(request, token);
        var other = await new CifarClient(new PartitionNumber(3, 3), new GeneratedImages(KnownDataset.Cifar10)).FitAsync(request, token);

        Assert.Multiple(() =>
        {
            Assert.That(first.ExampleCount, Is.EqualTo(90));
            Assert.That(Bytes(second), Is.EqualTo(Bytes(first)));
            Assert.That(Bytes(other), Is.Not.EqualTo(Bytes(first)));
        });
    }

    [Test]
    [CancelAfter(60_000)]
    public async Task Fit_Progress_RisesToOne(CancellationToken token)
    {
        var fractions = new List<double>();

        await new CifarClient(new PartitionNumber(1, 3), new GeneratedImages(KnownDataset.Cifar10)).FitAsync(Fit(new Recorder(fractions.Add)), token);

        Assert.That(fractions, Is.Ordered);
        Assert.That(fractions[^1], Is.EqualTo(1));
        Assert.That(fractions, Has.Count.EqualTo(6)); // two epochs of 90 images in batches of 32
    }

    [Test]
    [CancelAfter(60_000)]
    public void Fit_CancelledAtTheFirstBatch_NoFurtherBatch(CancellationToken token)
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(token);
        var reports = 0;
        var request = Fit(new Recorder(_ =>
        {
            reports++;
            cancellation.Cancel();
        }));

        Assert.That(
            async () => await new CifarClient(new PartitionNumber(1, 3), new GeneratedImages(KnownDataset.Cifar10)).FitAsync(request, cancellation.Token),
            Throws.InstanceOf<OperationCanceledException>());
        Assert.That(reports, Is.EqualTo(1));
    }

    [Test]
    [CancelAfter(60_000)]
    public async Task Evaluate_Validation_TheTenthThatIsNotTrainedOn(CancellationToken token)
    {
        var plan = Settings.PlanFor(GeneratedImages.DatasetName);
        var request = new EvaluateRequest(InitialWeights.Make(1), plan.ToConfig(), 1, new Recorder(_ => { }));

        var result = await new CifarClient(new PartitionNumber(1, 3), new GeneratedImages(KnownDataset.Cifar10)).EvaluateAsync(request, token);

        Assert.Multiple(() =>
        {
            Assert.That(result.ExampleCount, Is.EqualTo(10));
            Assert.That(result.Loss, Is.EqualTo(2.3).Within(0.2), "ln 10, before any training");
            Assert.That(result.Metrics["accuracy"].AsDouble(), Is.InRange(0, 1));
        });
    }

    [Test]
    public void Fit_OtherNumberOfParts_Refused() =>
        Assert.That(
            async () => await new CifarClient(new PartitionNumber(2, 10), new GeneratedImages(KnownDataset.Cifar10)).FitAsync(Fit(new Recorder(_ => { })), CancellationToken.None),
            Throws.InvalidOperationException.With.Message.Contains("--partition 2/3"));

    [Test]
    public void Fit_DatasetNotAtHand_Refused()
    {
        var plan = Settings.PlanFor(KnownDataset.Cifar10.Name);
        var request = new FitRequest(InitialWeights.Make(1), plan.ToConfig(), 1, new Recorder(_ => { }));

        Assert.That(
            async () => await new CifarClient(new PartitionNumber(2, 3), new GeneratedImages(KnownDataset.Cifar10)).FitAsync(request, CancellationToken.None),
            Throws.InvalidOperationException.With.Message.Contains("cifar10").And.Message.Contains("--data"));
    }

    private static FitRequest Fit(IProgress<InstructionProgress> progress) =>
        new(InitialWeights.Make(1), Settings.PlanFor(GeneratedImages.DatasetName).ToConfig(), 1, progress);

    private static string Bytes(Federation.Core.FitResult result) =>
        Convert.ToHexString(SHA256.HashData([.. result.Parameters.SelectMany(tensor => tensor.Data.ToArray())]));

    private sealed class Recorder(Action<double> report) : IProgress<InstructionProgress>
    {
        public void Report(InstructionProgress value) => report(value.Fraction);
    }
}
