using Federation.Samples;
using TwoDevices.Data;
using TwoDevices.Running;
using TwoDevices.Tests.Support;

namespace TwoDevices.Tests;

/// <summary>Whether the sample shows on photographs what it is to show.</summary>
internal sealed class CifarTests
{
    private const int BaseEpochs = 3;
    private const int Runs = 20;

    // What the readme's table shows: 0.518, 0.509, 0.521 and 0.595, where the mean of twenty runs has a standard error of 0.016.
    [Test]
    [CancelAfter(1_800_000)]
    public async Task RunAsync_CatsAndDogs_MergedModelIsBetterThanChanceAndThanEachDevice(CancellationToken cancellationToken)
    {
        var folder = Environment.GetEnvironmentVariable(DatasetLocation.Variable);
        if (string.IsNullOrEmpty(folder) || !KnownDataset.Cifar10.IsPresent(folder))
        {
            Assert.Ignore("CIFAR-10 is not at hand (FEDERATION_DATA): the accuracy on its cats and dogs was not measured.");
        }

        var data = await Small.DataAsync(new RealImages(KnownDataset.Cifar10, folder!), KnownDataset.Cifar10.TrainCount, KnownDataset.Cifar10.TestCount, cancellationToken);
        var (layers, said) = await Small.BaseAsync(data, BaseEpochs, cancellationToken);
        TestContext.Out.WriteLine(said);
        var pictures = CatsAndDogs.Of(data);
        var results = new List<TrialResult>();
        for (var seed = 1; seed <= Runs; seed++)
        {
            results.Add(await Trial.RunAsync(layers, pictures, new Settings { Seed = seed }, cancellationToken));
        }

        var first = results.Average(result => result.Rounds[0].Devices[0].Accuracy);
        var second = results.Average(result => result.Rounds[0].Devices[1].Accuracy);
        var merged = results.Average(result => result.Rounds[0].Merged.Accuracy);
        TestContext.Out.WriteLine($"base {results.Average(result => result.Base.Accuracy):0.000}, devices {first:0.000} {second:0.000}, merged {merged:0.000}");
        Assert.Multiple(() =>
        {
            Assert.That(results.Average(result => result.Base.Accuracy), Is.InRange(0.4, 0.6), "nobody has seen a cat or a dog");
            Assert.That(merged, Is.GreaterThan(0.55), "chance is 0.5");
            Assert.That(merged, Is.GreaterThan(Math.Max(first, second) + 0.03));
            Assert.That(results.Average(result => result.Rounds[0].Devices[0].Second), Is.GreaterThan(16), "the first device has seen dogs");
            Assert.That(results.Average(result => result.Rounds[0].Devices[1].First), Is.GreaterThan(16), "the second device has seen cats");
        });
    }
}
