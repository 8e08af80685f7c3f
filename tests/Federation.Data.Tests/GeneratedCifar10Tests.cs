using System.Security.Cryptography;

namespace Federation.Data.Tests;

internal sealed class GeneratedCifar10Tests
{
    [Test]
    public void Train_AnyRange_SameImages()
    {
        var generated = new GeneratedCifar10(5);
        var all = generated.Train(0, 40);
        var part = new GeneratedCifar10(5).Train(30, 5);

        for (var i = 0; i < part.Count; i++)
        {
            Assert.That(part.Labels[i], Is.EqualTo(all.Labels[30 + i]));
            Assert.That(part.GetPixels(i).SequenceEqual(all.GetPixels(30 + i)), Is.True);
        }
    }

    [Test]
    public void Train_OtherSeed_OtherImages() =>
        Assert.That(Digest(new GeneratedCifar10(5).Train(0, 3)), Is.Not.EqualTo(Digest(new GeneratedCifar10(6).Train(0, 3))));

    // The images are part of what a seed promises, on every machine.
    [Test]
    public void Train_KnownSeed_KnownImages() =>
        Assert.That(Digest(new GeneratedCifar10(1).Train(0, 10)), Is.EqualTo("5eb5ddd95ed11ba9"));

    [Test]
    public void Test_NotAmongTrainingImages()
    {
        var generated = new GeneratedCifar10(5);

        Assert.That(generated.Test(1).GetPixels(0).SequenceEqual(generated.Train(0, 1).GetPixels(0)), Is.False);
    }

    [Test]
    public void Test_ManyImages_ClassesAboutEquallyOftenAndPixelsNotClipped()
    {
        var images = new GeneratedCifar10(5).Test(2_000);
        var counts = new int[10];
        var clipped = 0;
        for (var i = 0; i < images.Count; i++)
        {
            counts[images.Labels[i]]++;
            foreach (var pixel in images.GetPixels(i))
            {
                clipped += pixel is 0 or 255 ? 1 : 0;
            }
        }

        Assert.Multiple(() =>
        {
            Assert.That(counts, Is.All.InRange(130, 270)); // 200 expected, five deviations to each side
            Assert.That(clipped, Is.LessThan(2_000 * 3072 / 20));
        });
    }

    // A class's mean image tells little, since patterns shift, mirror and hide: the nearest mean must do better than chance, but
    // be far from a solution, or there would be nothing for a network to learn over the rounds.
    [Test]
    public void NearestMean_BetterThanChance_FarFromPerfect()
    {
        var generated = new GeneratedCifar10(1);
        var train = generated.Train(0, 3_000);
        var test = generated.Test(500);
        var means = Means(train);

        var right = Enumerable.Range(0, test.Count).Count(i => Nearest(means, test.GetPixels(i)) == test.Labels[i]);

        Assert.That(right / (double)test.Count, Is.InRange(0.15, 0.6));
    }

    private static double[][] Means(ImageDataset images)
    {
        var sums = Enumerable.Range(0, 10).Select(_ => new double[3072]).ToArray();
        var counts = new int[10];
        for (var i = 0; i < images.Count; i++)
        {
            var pixels = images.GetPixels(i);
            counts[images.Labels[i]]++;
            for (var p = 0; p < pixels.Length; p++)
            {
                sums[images.Labels[i]][p] += pixels[p];
            }
        }

        return sums.Select((sum, label) => sum.Select(value => value / counts[label]).ToArray()).ToArray();
    }

    private static int Nearest(double[][] means, ReadOnlySpan<byte> pixels)
    {
        var (best, bestDistance) = (-1, double.MaxValue);
        for (var label = 0; label < means.Length; label++)
        {
            var distance = 0.0;
            for (var p = 0; p < pixels.Length; p++)
            {
                distance += (means[label][p] - pixels[p]) * (means[label][p] - pixels[p]);
            }

            (best, bestDistance) = distance < bestDistance ? (label, distance) : (best, bestDistance);
        }

        return best;
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
