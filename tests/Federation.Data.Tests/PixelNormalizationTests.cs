namespace Federation.Data.Tests;

internal sealed class PixelNormalizationTests
{
    [Test]
    public void Symmetric_Extremes_MinusOneToOne()
    {
        var images = ImageDataset.Create([0, 255, 0], [0], new ImageShape(3, 1, 1), 1);
        var pixels = new float[3];

        images.CopyBatch([0], PixelNormalization.Symmetric, pixels, new long[1]);

        Assert.That(pixels, Is.EqualTo(new[] { -1f, 1f, -1f }));
    }

    [Test]
    public void DeviationZero_Refused() =>
        Assert.That(() => new PixelNormalization([0f], [0f]), Throws.ArgumentException.With.Message.Contains("Channel 0"));

    [Test]
    public void Of_TwoChannels_MeanAndDeviationOfEach()
    {
        // Channel 0 has 0, 255, 0, 255; channel 1 has 10, 20, 30, 60: mean 30, variance (400 + 100 + 0 + 900) / 4 = 350.
        var images = ImageDataset.Create([0, 255, 10, 20, 0, 255, 30, 60], [0, 0], new ImageShape(2, 1, 2), 1);

        var normalization = PixelNormalization.Of(images);

        Assert.Multiple(() =>
        {
            Assert.That(normalization.Channels, Is.EqualTo(2));
            Assert.That(normalization.Means, Is.EqualTo(new[] { 0.5f, 30 / 255f }));
            Assert.That(normalization.Deviations, Is.EqualTo(new[] { 0.5f, (float)(Math.Sqrt(350) / 255) }));
        });
    }

    // A view is measured as what it shows, not as what lies under it.
    [Test]
    public void Of_View_OnlyItsImages()
    {
        var images = ImageDataset.Create([0, 9, 200, 100, 1, 3], [0, 0, 0], new ImageShape(1, 1, 2), 1);

        Assert.That(PixelNormalization.Of(images.Select([2, 2])).Means[0], Is.EqualTo(2 / 255f));
    }

    // So many extreme pixels that sums of floats would have lost the last digits long before.
    [Test]
    public void Of_ManyPixels_Exact()
    {
        var pixels = new byte[20_000_000];
        pixels.AsSpan().Fill(255);
        pixels[0] = 254;
        var images = ImageDataset.Create(pixels, new byte[20_000], new ImageShape(1, 1, 1_000), 1);

        var normalization = PixelNormalization.Of(images);

        // The variance of n - 1 equal values and one that is 1 less is (n - 1) / n^2.
        Assert.That(normalization.Deviations[0], Is.EqualTo((float)(Math.Sqrt(20_000_000 - 1) / 20_000_000 / 255)));
    }

    [Test]
    public void Of_NoImagesOrConstantChannel_Refused()
    {
        var images = ImageDataset.Create([7, 7, 7, 7], [0, 0], new ImageShape(1, 1, 2), 1);

        Assert.Multiple(() =>
        {
            Assert.That(() => PixelNormalization.Of(images[..0]), Throws.ArgumentException.With.Message.Contains("no images"));
            Assert.That(() => PixelNormalization.Of(images), Throws.ArgumentException.With.Message.Contains("Channel 0 is 7"));
        });
    }
}
