namespace Federation.Data.Tests.Partitioning;

internal sealed class ByColumnTests
{
    [Test]
    public void ByColumn_Values_AClientForEachInOrderOfAppearance()
    {
        var partition = Partitioner.ByColumn(["w2", "w1", "w2", "w3", "w1", "w2"]);

        Assert.Multiple(() =>
        {
            Assert.That(partition.Names, Is.EqualTo(new[] { "w2", "w1", "w3" }));
            Assert.That(partition[0].ToArray(), Is.EqualTo(new[] { 0, 2, 5 }));
            Assert.That(partition[1].ToArray(), Is.EqualTo(new[] { 1, 4 }));
            Assert.That(partition[2].ToArray(), Is.EqualTo(new[] { 3 }));
            Check.EveryExampleOnce(partition);
        });
    }

    [Test]
    public void ByColumn_OtherTypes_NamedAsInEnglish() =>
        Assert.That(Partitioner.ByColumn([1.5, -2, 1.5]).Names, Is.EqualTo(new[] { "1.5", "-2" }));

    [Test]
    public void ByColumn_CapitalsDiffer_TwoClients() => Assert.That(Partitioner.ByColumn(["a", "A"]).Count, Is.EqualTo(2));

    [Test]
    public void ByColumn_NullAmongThem_RefusedByItsPlace() =>
        Assert.That(() => Partitioner.ByColumn(["a", "b", null!]), Throws.ArgumentException.With.Message.Contains("example 2 is null"));

    [Test]
    public void ByColumn_NoValues_Refused() =>
        Assert.That(() => Partitioner.ByColumn(Array.Empty<string>()), Throws.ArgumentException.With.Message.Contains("no values"));
}
