using System.Security.Cryptography;

namespace Federation.Data.Tests;

internal sealed class GeneratedDatasetTests
{
    [Test]
    public void Train_AnyRange_SameImages()
    {
        var generated = GeneratedDataset.LikeCifar10(5);
        var all = generated.Train(0, 40);
        var part = GeneratedDataset.LikeCifar10(5).Train(30, 5);

        for (var i = 0; i < part.Count; i++)
        {
            Assert.That(part.Labels[i], Is.EqualTo(all.Labels[30 + i]));
            Assert.That(part.GetPixels(i).SequenceEqual(all.GetPixels(30 + i)), Is.True);
        }
    }

    [Test]
    public void Train_OtherSeed_OtherImages() =>
        Assert.That(Digest(GeneratedDataset.LikeCifar10(5).Train(0, 3)), Is.Not.EqualTo(Digest(GeneratedDataset.LikeCifar10(6).Train(0, 3))));

    // The images are part of what a seed promises, on every machine.
    [TestCase(false, "d0752a7aac479563")]
    [TestCase(true, "dbfd75435d31a5ab")]
    public void Train_KnownSeed_KnownImages(bool grey, string digest) =>
        Assert.That(Digest(Make(grey, 1).Train(0, 10)), Is.EqualTo(digest));

    [TestCase(false, 3, 32)]
    [TestCase(true, 1, 28)]
    public void Train_Shape_AsOfTheRealSet(bool grey, int channels, int size)
    {
        var images = Make(grey, 1).Train(0, 1);

        Assert.That((images.Shape, images.ClassCount), Is.EqualTo((new ImageShape(channels, size, size), 10)));
    }

    [Test]
    public void Test_NotAmongTrainingImages()
    {
        var generated = GeneratedDataset.LikeCifar10(5);

        Assert.That(generated.Test(1).GetPixels(0).SequenceEqual(generated.Train(0, 1).GetPixels(0)), Is.False);
    }

    [TestCase(false)]
    [TestCase(true)]
    public void Test_ManyImages_ClassesAboutEquallyOftenAndPixelsNotClipped(bool grey)
    {
        var images = Make(grey, 5).Test(2_000);
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
            Assert.That(clipped, Is.LessThan(2_000 * images.Shape.Size / 20));
        });
    }

    // A class's mean image tells little, since patterns shift, mirror and hide: the nearest mean must do better than chance, but
    // be far from a solution, or there would be nothing for a network to learn over the rounds.
    [TestCase(false, 0.15, 0.6)]
    [TestCase(true, 0.5, 0.9)]
    public void NearestMean_BetterThanChance_FarFromPerfect(bool grey, double least, double most)
    {
        var generated = Make(grey, 1);
        var train = generated.Train(0, 3_000);
        var test = generated.Test(500);
        var means = Means(train);

        var right = Enumerable.Range(0, test.Count).Count(i => Nearest(means, test.GetPixels(i)) == test.Labels[i]);

        Assert.That(right / (double)test.Count, Is.InRange(least, most));
    }

    private static GeneratedDataset Make(bool grey, ulong seed) => grey ? GeneratedDataset.LikeMnist(seed) : GeneratedDataset.LikeCifar10(seed);

    private static double[][] Means(ImageDataset images)
    {
        var sums = Enumerable.Range(0, 10).Select(_ => new double[images.Shape.Size]).ToArray();
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
