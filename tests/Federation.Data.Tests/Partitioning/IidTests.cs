namespace Federation.Data.Tests.Partitioning;

internal sealed class IidTests
{
    [Test]
    public void Iid_AnyNumbers_EveryExampleOnceAndSizesDifferByOne([Values(1, 2, 7, 100)] int clients, [Values(100, 101, 1_999)] int count)
    {
        var partition = Partitioner.Iid(count, clients, 5);

        Check.EveryExampleOnce(partition);
        Assert.That(partition.Count, Is.EqualTo(clients));
        Assert.That(partition.Sizes, Is.All.InRange(count / clients, (count + clients - 1) / clients));
    }

    [Test]
    public void Iid_Seed_DecidesAll() => Check.SeedDecides(seed => Partitioner.Iid(1_000, 10, seed));

    // How many of a label a client has is hypergeometric: n p with variance n p (1 - p) (N - n) / (N - 1).
    [Test]
    public void Iid_LabelsOfAClient_SpreadAsTheoryHasIt()
    {
        var labels = SampleLabels.Of([200, 800]);
        double[] counts = [.. Enumerable.Range(0, 3_000).Select(seed => (double)Check.LabelCounts(Partitioner.Iid(1_000, 4, (ulong)seed), labels, 2)[1][0])];

        Check.MeanNear(counts, 50, "mean");
        Check.MeanNear([.. counts.Select(count => (count - 50) * (count - 50))], 250 * 0.2 * 0.8 * 750 / 999, "variance");
    }

    [Test]
    public void Iid_FewerExamplesThanClients_RefusedWithTheNumbers() =>
        Assert.That(
            () => Partitioner.Iid(9, 10, 1),
            Throws.ArgumentException.With.Message.Contains("9 examples are too few for 10 clients").And.Message.Contains("at most 9 clients").And.Property("ParamName").EqualTo("count"));

    [TestCase(-1, 1, "count")]
    [TestCase(10, 0, "clients")]
    public void Iid_OutOfRange_RefusedByName(int count, int clients, string name) =>
        Assert.That(() => Partitioner.Iid(count, clients, 1), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Property("ParamName").EqualTo(name));

    [Test]
    public void Iid_NoExamples_Refused() =>
        Assert.That(() => Partitioner.Iid(0, 1, 1), Throws.ArgumentException.With.Message.Contains("no examples"));
}
