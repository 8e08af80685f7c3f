namespace Federation.Data.Tests.Partitioning;

internal sealed class ExplicitTests
{
    [Test]
    public void Explicit_Given_AsItIs()
    {
        var partition = Partitioner.Explicit([[4, 1], [], [0]], 5, names: ["a", "b", "c"]);

        Assert.Multiple(() =>
        {
            Assert.That(partition[0].ToArray(), Is.EqualTo(new[] { 4, 1 }));
            Assert.That(partition[1].ToArray(), Is.Empty);
            Assert.That(partition[2].ToArray(), Is.EqualTo(new[] { 0 }));
            Assert.That(partition.Sizes, Is.EqualTo(new[] { 2, 0, 1 }));
            Assert.That(partition.Names, Is.EqualTo(new[] { "a", "b", "c" }));
            Assert.That((partition.TotalCount, partition.DatasetCount), Is.EqualTo((3, 5)));
        });
    }

    [Test]
    public void Explicit_NamesChangedLater_NotThePartitions()
    {
        string[] names = ["a"];
        var partition = Partitioner.Explicit([[0]], 1, names: names);
        names[0] = "b";

        Assert.That(partition.Names, Is.EqualTo(new[] { "a" }));
    }

    [Test]
    public void Explicit_Overlap_AsAllowed()
    {
        Assert.That(Partitioner.Explicit([[0, 1], [1]], 2, allowOverlap: true).TotalCount, Is.EqualTo(3));
        Assert.That(
            () => Partitioner.Explicit([[0, 1], [1]], 2),
            Throws.ArgumentException.With.Message.Contains("Client 1 is given example 1, which client 0 has already").And.Message.Contains("allow overlap"));
    }

    [TestCase(-1)]
    [TestCase(2)]
    public void Explicit_OutsideTheSet_RefusedByClientAndExample(int example) =>
        Assert.That(
            () => Partitioner.Explicit([[0], [example]], 2),
            Throws.ArgumentException.With.Message.Contains($"Client 1 is given example {example}; a data set of 2 has 0 to 1"));

    [Test]
    public void Explicit_NoClientsOrWrongNames_Refused()
    {
        Assert.Multiple(() =>
        {
            Assert.That(() => Partitioner.Explicit([], 2), Throws.ArgumentException.With.Message.Contains("at least one client"));
            Assert.That(() => Partitioner.Explicit([[0]], 2, names: ["a", "b"]), Throws.ArgumentException.With.Message.Contains("1 clients and 2 names"));
            Assert.That(() => Partitioner.Explicit([[0]], -1), Throws.InstanceOf<ArgumentOutOfRangeException>());
        });
    }
}
