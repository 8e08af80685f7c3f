using System.Reflection;

namespace Federation.Data.Tests.Partitioning;

internal sealed class DataPartitionTests
{
    [Test]
    public void Select_PartOfImages_ThoseImages()
    {
        var images = GeneratedDataset.LikeMnist(1).Train(0, 20);
        var partition = Partitioner.Iid(20, 4, 1);
        var mine = images.Select(partition[2]);

        Assert.That(mine.Count, Is.EqualTo(5));
        Assert.That(mine.GetPixels(3).SequenceEqual(images.GetPixels(partition[2][3])), Is.True);
    }

    [TestCase(-1)]
    [TestCase(3)]
    public void Indexer_NoSuchClient_Refused(int client) =>
        Assert.That(() => Partitioner.Iid(9, 3, 1)[client].Length, Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("3 clients"));

    [Test]
    public void ToString_Any_SaysHowMany() => Assert.That(Partitioner.Iid(1_000, 3, 1).ToString(), Is.EqualTo("1,000 examples of 3 clients"));

    // All clients' examples are one array and where they begin another: nothing is kept for a client by itself.
    [Test]
    public void Fields_100000Clients_TwoArraysForAll()
    {
        var partition = Partitioner.Iid(300_000, 100_000, 1);
        var arrays = typeof(DataPartition).GetFields(BindingFlags.Instance | BindingFlags.NonPublic)
            .Select(field => field.GetValue(partition)).Where(value => value is not null and not int).ToList();

        Assert.That(arrays, Is.All.TypeOf<int[]>());
        Assert.That(arrays.Cast<int[]>().Select(array => array.Length), Is.EquivalentTo(new[] { 300_000, 100_001 }));
        Check.EveryExampleOnce(partition);
    }

    [Test]
    public void Partitioners_100000Clients_Work()
    {
        var labels = SampleLabels.Even(10, 60_000);

        Assert.Multiple(() =>
        {
            Assert.That(Partitioner.RandomSizes(labels.Length, 100_000, 1, 1).Count, Is.EqualTo(100_000));
            Assert.That(Partitioner.Shards(labels, 100_000, 1).Sizes, Is.All.EqualTo(6));
            Assert.That(Partitioner.PowerLaw(labels, 100_000, 1, examplesPerLabel: 1).Sizes, Is.All.GreaterThanOrEqualTo(2));
            Assert.That(Partitioner.Dirichlet(labels, 100_000, 1, 0, 1).TotalCount, Is.EqualTo(labels.Length));
            Assert.That(Partitioner.Skewed(labels, 100_000, 2, 0, 1).Sizes, Is.All.EqualTo(6));
        });
    }
}
