namespace Federation.Data.Tests.Partitioning;

internal sealed class EqualSizesTests
{
    [TestCase(10, 30)]
    [TestCase(10, 100)]
    [TestCase(1, 1_000)]
    public void EqualSizes_EnoughExamples_NoneTwice(int clients, int size)
    {
        foreach (var allowOverlap in new[] { false, true })
        {
            var partition = Partitioner.EqualSizes(1_000, clients, size, 3, allowOverlap);

            Assert.That(partition.Sizes, Is.EqualTo(Enumerable.Repeat(size, clients)));
            Assert.That(partition.DatasetCount, Is.EqualTo(1_000));
            Assert.That(Check.Holders(partition), Is.All.LessThanOrEqualTo(1));
        }
    }

    [Test]
    public void EqualSizes_TooFewAndOverlapAllowed_NoneTwiceAtOneClient()
    {
        var partition = Partitioner.EqualSizes(100, 40, 60, 3, allowOverlap: true);

        Assert.That(partition.Sizes, Is.EqualTo(Enumerable.Repeat(60, 40)));
        for (var client = 0; client < 40; client++)
        {
            Assert.That(partition[client].ToArray(), Is.Unique);
        }
    }

    // Each client has an example with probability size / count, whatever the others have: binomial.
    [Test]
    public void EqualSizes_Overlap_HoldersOfAnExampleAsTheoryHasIt()
    {
        var holders = Check.Holders(Partitioner.EqualSizes(2_000, 100, 500, 3, allowOverlap: true));

        Assert.That(holders.Average(), Is.EqualTo(25).Within(1e-9));
        Check.MeanNear([.. holders.Select(n => (n - 25.0) * (n - 25.0))], 100 * 0.25 * 0.75, "variance");
    }

    [Test]
    public void EqualSizes_Seed_DecidesAll([Values] bool allowOverlap) =>
        Check.SeedDecides(seed => Partitioner.EqualSizes(100, 5, allowOverlap ? 30 : 20, seed, allowOverlap));

    [Test]
    public void EqualSizes_TooFewExamples_RefusedWithWhatIsPossible() =>
        Assert.That(
            () => Partitioner.EqualSizes(1_000, 30, 100, 1),
            Throws.ArgumentException.With.Message.Contains("take 3,000, but there are 1,000").And.Message.Contains("at most 10 clients or 33 examples each")
                .And.Property("ParamName").EqualTo("size"));

    [TestCase(10, 1, 0, "size")]
    [TestCase(10, 1, 11, "size")]
    [TestCase(10, 0, 1, "clients")]
    [TestCase(100_000, 100_000, 100_000, "size")]
    public void EqualSizes_OutOfRange_RefusedByName(int count, int clients, int size, string name) =>
        Assert.That(
            () => Partitioner.EqualSizes(count, clients, size, 1, allowOverlap: true),
            Throws.InstanceOf<ArgumentOutOfRangeException>().With.Property("ParamName").EqualTo(name));
}
