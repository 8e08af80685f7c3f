using Federation.Data;
using MnistExperiments.Splits;

namespace MnistExperiments.Tests;

internal sealed class OwnKindTests
{
    [Test]
    public void Of_SkewedClients_DigitsInTheirProportions()
    {
        var settings = new Settings { Images = 1_000 };
        var (train, test) = (GeneratedDataset.LikeMnist(1).Train(0, 3_000), GeneratedDataset.LikeMnist(1).Test(1_000));
        var held = Split.Make(Split.Skewed, train, settings).Summarize(train.Labels, train.ClassCount);

        var ownKind = new OwnKind(test, held, 100, settings.Seed);

        for (var client = 0; client < held.Count; client++)
        {
            // 92 of 200 in bulk, and 2 of 200 of each other digit.
            var images = ownKind.Of(client);
            int[] counts = [.. Enumerable.Range(0, 10).Select(digit => images.Labels.Count((byte)digit))];
            Assert.That(counts, Is.EqualTo(held[client].ToArray().Select(count => count / 2)));
        }
    }

    [Test]
    public void Of_TooFewOfADigit_AllThereAre()
    {
        var (train, test) = (GeneratedDataset.LikeMnist(1).Train(0, 500), GeneratedDataset.LikeMnist(1).Test(50));
        var held = Partitioner.Iid(train.Count, 2, 1).Summarize(train.Labels, train.ClassCount);

        Assert.That(new OwnKind(test, held, 1_000, 1).Of(0).Count, Is.EqualTo(50));
    }
}
