namespace Federation.Data.Tests.Partitioning;

internal sealed class RandomSizesTests
{
    [Test]
    public void RandomSizes_AnyNumbers_EveryExampleOnceAndNobodyBelowTheMinimum([Values(1, 2, 50)] int clients, [Values(0, 1, 20)] int minimumSize)
    {
        var partition = Partitioner.RandomSizes(1_000, clients, minimumSize, 5);

        Check.EveryExampleOnce(partition);
        Assert.That(partition.Sizes, Is.All.GreaterThanOrEqualTo(minimumSize));
    }

    [Test]
    public void RandomSizes_NothingToSpare_AllHaveTheMinimum() =>
        Assert.That(Partitioner.RandomSizes(60, 6, 10, 5).Sizes, Is.All.EqualTo(10));

    [Test]
    public void RandomSizes_MoreClientsThanExamples_SomeHaveNone() =>
        Assert.That(Partitioner.RandomSizes(3, 5, 0, 5).Sizes.Sum(), Is.EqualTo(3));

    [Test]
    public void RandomSizes_Seed_DecidesAll() => Check.SeedDecides(seed => Partitioner.RandomSizes(1_000, 10, 5, seed));

    // Three examples beside the minima, three clients: ten ways, each as likely as any other.
    [Test]
    public void RandomSizes_AllWays_EquallyLikely()
    {
        var ways = Enumerable.Range(0, 10_000).GroupBy(seed => string.Join(' ', Partitioner.RandomSizes(9, 3, 2, (ulong)seed).Sizes)).ToList();

        Assert.That(ways, Has.Count.EqualTo(10));
        Assert.That(ways.Select(way => way.Count()), Is.All.InRange(850, 1_150));
    }

    // A size has variance R/K (1 - 1/K) (R + K) / (K + 1), with R examples to spare and K clients.
    [Test]
    public void RandomSizes_OneClientsSize_SpreadsAsTheoryHasIt()
    {
        double[] sizes = [.. Enumerable.Range(0, 4_000).Select(seed => (double)Partitioner.RandomSizes(500, 4, 25, (ulong)seed).Sizes[2])];

        Check.MeanNear(sizes, 125, "mean");
        Check.MeanNear([.. sizes.Select(size => (size - 125) * (size - 125))], 100 * 0.75 * 404 / 5, "variance");
    }

    [Test]
    public void RandomSizes_TooFewExamples_RefusedWithWhatIsPossible() =>
        Assert.That(
            () => Partitioner.RandomSizes(100, 30, 10, 1),
            Throws.ArgumentException.With.Message.Contains("100 examples are too few for 30 clients with at least 10 each")
                .And.Message.Contains("at most 10 clients, or at most 3 for each"));

    [Test]
    public void RandomSizes_NegativeMinimum_Refused() =>
        Assert.That(() => Partitioner.RandomSizes(100, 3, -1, 1), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Property("ParamName").EqualTo("minimumSize"));
}
