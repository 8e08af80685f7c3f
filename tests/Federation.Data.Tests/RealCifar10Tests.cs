namespace Federation.Data.Tests;

/// <summary>The published data set, where it is at hand: FEDERATION_DATA names its folder.</summary>
internal sealed class RealCifar10Tests
{
    [Test]
    [CancelAfter(60_000)]
    public async Task Read_PublishedFiles_KnownContent(CancellationToken token)
    {
        var folder = Environment.GetEnvironmentVariable("FEDERATION_DATA");
        if (string.IsNullOrEmpty(folder) || !Cifar10.IsPresent(folder))
        {
            Assert.Ignore("CIFAR-10 is not at hand (FEDERATION_DATA): its published files were not read.");
        }

        var train = await Cifar10.ReadTrainAsync(folder!, cancellationToken: token);
        var test = await Cifar10.ReadTestAsync(folder!, token);

        // The set is balanced: 5,000 and 1,000 of each class. The first pictures are a frog, a truck, a truck and a cat, a ship, a ship.
        Assert.Multiple(() =>
        {
            Assert.That(CountByClass(train), Is.All.EqualTo(5_000));
            Assert.That(CountByClass(test), Is.All.EqualTo(1_000));
            Assert.That(train.Labels[..3].ToArray(), Is.EqualTo(new byte[] { 6, 9, 9 }));
            Assert.That(test.Labels[..3].ToArray(), Is.EqualTo(new byte[] { 3, 8, 8 }));
            AssertNear(PixelNormalization.Of(train), PixelNormalization.Cifar10);
            Assert.That(train.GetPixels(0)[..4].ToArray(), Is.EqualTo(new byte[] { 59, 43, 50, 68 }));
        });
    }

    // The constants that everybody uses are rounded to four digits.
    private static void AssertNear(PixelNormalization exact, PixelNormalization rounded)
    {
        Assert.That(exact.Means, Is.EqualTo(rounded.Means).Within(0.00006));
        Assert.That(exact.Deviations, Is.EqualTo(rounded.Deviations).Within(0.00006));
    }

    private static int[] CountByClass(ImageDataset images)
    {
        var counts = new int[images.ClassCount];
        foreach (var label in images.Labels)
        {
            counts[label]++;
        }

        return counts;
    }
}
