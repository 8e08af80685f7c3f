namespace Federation.Data.Tests.Partitioning;

internal sealed class SkewedTests
{
    [Test]
    public void Skewed_All_AFewInBulkAHandfulOfTheRest([Values(1, 2, 3)] int labelsInBulk, [Values(0, 5)] int handful)
    {
        var labels = SampleLabels.Of(SampleLabels.MnistCounts);
        var partition = Partitioner.Skewed(labels, 20, labelsInBulk, handful, 5);

        Check.EveryExampleOnce(partition);
        foreach (var row in Check.LabelCounts(partition, labels))
        {
            Assert.That(row.Count(count => count == handful), Is.EqualTo(10 - labelsInBulk));
            Assert.That(row.Where(count => count != handful), Is.All.GreaterThan(500), "in bulk");
        }
    }

    [Test]
    public void Skewed_BulkGiven_ExactlyThat()
    {
        var labels = SampleLabels.Even(10, 1_000);
        var partition = Partitioner.Skewed(labels, 10, 2, 10, 5, examplesInBulk: 200);

        Assert.That(partition.Sizes, Is.All.EqualTo((2 * 200) + (8 * 10)));
        Assert.That(Check.LabelCounts(partition, labels), Is.All.Matches<int[]>(row => row.Count(count => count == 200) == 2 && row.Count(count => count == 10) == 8));
        Assert.That(Check.Holders(partition), Is.All.LessThanOrEqualTo(1));
    }

    [Test]
    public void Skewed_LabelsInBulk_SharedOutEvenly([Values(10, 15, 33)] int clients)
    {
        var labels = SampleLabels.Even(10, 500);
        var counts = Check.LabelCounts(Partitioner.Skewed(labels, clients, 3, 0, 5), labels);
        var holders = Enumerable.Range(0, 10).Select(label => counts.Count(row => row[label] > 0)).ToArray();

        Assert.That(holders, Is.All.InRange(clients * 3 / 10, ((clients * 3) + 9) / 10));
    }

    // With one client and one label in bulk, any of four labels may be it.
    [Test]
    public void Skewed_WhichLabels_EquallyLikely()
    {
        var labels = SampleLabels.Even(4, 10);
        var chosen = Enumerable.Range(0, 4_000).CountBy(seed => Array.IndexOf(Check.LabelCounts(Partitioner.Skewed(labels, 1, 1, 1, (ulong)seed), labels, 4)[0], 10)).ToList();

        Assert.That(chosen.Select(pair => pair.Value), Is.All.InRange(860, 1_140).And.Exactly(4).Items);
    }

    [Test]
    public void Skewed_LabelInBulkNowhere_ItsRestStaysOut()
    {
        var labels = SampleLabels.Even(3, 100);
        var partition = Partitioner.Skewed(labels, 2, 1, 4, 5);

        Assert.That(partition.TotalCount, Is.EqualTo(96 + 4 + 96 + 4 + 4 + 4));
    }

    [Test]
    public void Skewed_Seed_DecidesAll() => Check.SeedDecides(seed => Partitioner.Skewed(SampleLabels.Even(10, 20), 10, 2, 1, seed));

    [Test]
    public void Skewed_HandfulsTakeTooMuch_RefusedByLabel() =>
        Assert.That(
            () => Partitioner.Skewed(SampleLabels.Of([1_000, 1_000, 300]), 30, 1, 12, 1),
            Throws.ArgumentException.With.Message.Contains("Label 2 has 300 examples, too few for 20 clients with a handful of 12 and 10 with more than that each")
                .And.Message.Contains("fewer clients, a smaller handful").And.Property("ParamName").EqualTo("handful"));

    [Test]
    public void Skewed_BulkTooLarge_RefusedByLabel() =>
        Assert.That(
            () => Partitioner.Skewed(SampleLabels.Even(2, 100), 4, 1, 5, 1, examplesInBulk: 50),
            Throws.ArgumentException.With.Message.Contains("2 clients with a handful of 5 and 2 with 50 each").And.Message.Contains("smaller examplesInBulk"));

    [TestCase(0, 5, null, "labelsInBulk")]
    [TestCase(3, 5, null, "labelsInBulk")]
    [TestCase(1, -1, null, "handful")]
    [TestCase(1, 5, 5, "examplesInBulk")]
    public void Skewed_OutOfRange_RefusedByName(int labelsInBulk, int handful, int? examplesInBulk, string name) =>
        Assert.That(
            () => Partitioner.Skewed(SampleLabels.Even(2, 100), 4, labelsInBulk, handful, 1, examplesInBulk),
            Throws.InstanceOf<ArgumentOutOfRangeException>().With.Property("ParamName").EqualTo(name));
}
