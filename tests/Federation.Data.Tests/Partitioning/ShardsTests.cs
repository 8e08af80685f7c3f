namespace Federation.Data.Tests.Partitioning;

internal sealed class ShardsTests
{
    [Test]
    public void Shards_OfMnistsSize_ThePapersPartition()
    {
        var labels = SampleLabels.Even(10, 6_000);
        var partition = Partitioner.Shards(labels, 100, 5);
        var counts = Check.LabelCounts(partition, labels);

        Check.EveryExampleOnce(partition);
        Assert.That(partition.Sizes, Is.All.EqualTo(600));
        Assert.That(counts.SelectMany(row => row), Is.All.AnyOf(0, 300, 600));
    }

    // Two of 200 shards, twenty of each label: the second is of the first one's label with probability 19 / 199.
    [Test]
    public void Shards_BothOfOneLabel_AsOftenAsTheoryHasIt()
    {
        var labels = SampleLabels.Even(10, 40);
        double[] alike = [.. Enumerable.Range(0, 300).Select(seed => Check.LabelCounts(Partitioner.Shards(labels, 100, (ulong)seed), labels).Average(row => row.Max() == 4 ? 1.0 : 0))];

        Check.MeanNear(alike, 19.0 / 199, "clients with one label");
    }

    [Test]
    public void Shards_UnevenNumbers_EveryExampleOnceAndShardsDifferByOne([Values(1, 3, 7)] int shardsPerClient)
    {
        var labels = SampleLabels.Of([50, 3, 0, 41, 107]);
        var partition = Partitioner.Shards(labels, 11, 5, shardsPerClient);
        var shard = labels.Length / (11 * shardsPerClient);

        Check.EveryExampleOnce(partition);
        Assert.That(partition.Sizes, Is.All.InRange(shard * shardsPerClient, (shard + 1) * shardsPerClient));
    }

    // Examples are cut off a list sorted by label, so a client has no more labels than its shards can reach.
    [Test]
    public void Shards_RealCounts_FewLabelsEach()
    {
        var labels = SampleLabels.Of(SampleLabels.MnistCounts);
        var counts = Check.LabelCounts(Partitioner.Shards(labels, 100, 5), labels).Select(row => row.Count(count => count > 0)).ToArray();

        Assert.That(counts, Is.All.InRange(1, 4));
        Assert.That(counts.Count(labels => labels <= 2), Is.GreaterThan(80), "at most nine borders between labels are within a shard");
    }

    [Test]
    public void Shards_Seed_DecidesAll() => Check.SeedDecides(seed => Partitioner.Shards(SampleLabels.Even(10, 20), 10, seed));

    [Test]
    public void Shards_MoreThanExamples_Refused() =>
        Assert.That(
            () => Partitioner.Shards(new byte[19], 10, 1),
            Throws.ArgumentException.With.Message.Contains("19 examples are too few for 10 clients with at least 2 each").And.Property("ParamName").EqualTo("labels"));

    [Test]
    public void Shards_NoneEach_Refused() =>
        Assert.That(() => Partitioner.Shards(new byte[19], 10, 1, 0), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Property("ParamName").EqualTo("shardsPerClient"));
}
