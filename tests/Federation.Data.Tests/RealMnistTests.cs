using System.Security.Cryptography;

namespace Federation.Data.Tests;

/// <summary>The published data set, where it is at hand: FEDERATION_DATA names its folder.</summary>
internal sealed class RealMnistTests
{
    // SHA-256 of the labels and the pixels that follow the headers in the published files, worked out without this reader.
    [Test]
    [CancelAfter(60_000)]
    public async Task Read_PublishedFiles_KnownContent(CancellationToken token)
    {
        var folder = Environment.GetEnvironmentVariable("FEDERATION_DATA");
        if (string.IsNullOrEmpty(folder) || !Mnist.IsPresent(folder))
        {
            Assert.Ignore("MNIST is not at hand (FEDERATION_DATA): its published files were not read.");
        }

        var train = await Mnist.ReadTrainAsync(folder!, cancellationToken: token);
        var test = await Mnist.ReadTestAsync(folder!, token);
        var part = await Mnist.ReadTrainAsync(folder!, 59_990..60_000, token);

        Assert.Multiple(() =>
        {
            Assert.That(Digest(train), Is.EqualTo("a454de301763d749"));
            Assert.That(Digest(test), Is.EqualTo("103f79bf9cce53f7"));
            Assert.That(Digest(part), Is.EqualTo(Digest(train[59_990..])));
            AssertNear(PixelNormalization.Of(train), PixelNormalization.Mnist);
            Assert.That(train.Labels[..5].ToArray(), Is.EqualTo(new byte[] { 5, 0, 4, 1, 9 }));
        });
    }

    // The constants that everybody uses are rounded to four digits.
    private static void AssertNear(PixelNormalization exact, PixelNormalization rounded)
    {
        Assert.That(exact.Means, Is.EqualTo(rounded.Means).Within(0.00006));
        Assert.That(exact.Deviations, Is.EqualTo(rounded.Deviations).Within(0.00006));
    }

    private static string Digest(ImageDataset images)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(images.Labels);
        for (var i = 0; i < images.Count; i++)
        {
            hash.AppendData(images.GetPixels(i));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }
}
