namespace Federation.Data.Tests.Partitioning;

internal sealed class PowerLawTests
{
    [Test]
    [CancelAfter(60_000)]
    public async Task PowerLaw_Mnist_ThePapersPartition(CancellationToken cancellationToken)
    {
        var labels = await SampleLabels.OfMnistAsync(cancellationToken);
        var partition = Partitioner.PowerLaw(labels, 1_000, 42);
        var counts = Check.LabelCounts(partition, labels);

        Check.EveryExampleOnce(partition);
        for (var client = 0; client < 1_000; client++)
        {
            var mine = counts[client].Index().Where(pair => pair.Item > 0).ToArray();
            Assert.That(mine.Select(pair => pair.Index), Is.EquivalentTo(new[] { client % 10, (client + 1) % 10 }));
            Assert.That(mine.Select(pair => pair.Item), Is.All.GreaterThanOrEqualTo(5));
        }
    }

    // The ranges are those of 200 runs of the paper's own procedure in numpy over the same label counts, rounded outwards: quartiles
    // 13 to 15 and 39 to 60, median 19 to 27, 95% 151 to 249, deviation 103 to 206, largest 923 to 4070. One example is added to the
    // lower ones, as nothing is rounded down here. The means over seeds were 13.9, 22.8, 49.6, 205.9 and 137.9.
    [Test]
    public void PowerLaw_Sizes_SpreadAsThePapersProgramHasThem()
    {
        var labels = SampleLabels.Of(SampleLabels.MnistCounts);
        var runs = Enumerable.Range(0, 20).Select(seed => new Spread(Partitioner.PowerLaw(labels, 1_000, (ulong)seed).Sizes)).ToList();

        Assert.Multiple(() =>
        {
            Assert.That(runs.Average(run => run.Mean), Is.EqualTo(60).Within(1e-9));
            Assert.That(runs.Average(run => run.Deviation), Is.EqualTo(138).Within(25));
            Assert.That(runs.Average(run => run.Quantile(0.25)), Is.EqualTo(14.5).Within(1));
            Assert.That(runs.Average(run => run.Quantile(0.5)), Is.EqualTo(23.3).Within(1.5));
            Assert.That(runs.Average(run => run.Quantile(0.75)), Is.EqualTo(49.6).Within(3));
            Assert.That(runs.Average(run => run.Quantile(0.95)), Is.EqualTo(206).Within(15));
            Assert.That(runs.Select(run => run.Quantile(1)), Is.All.InRange(700, 5_000));
        });
    }

    // Without spread all parts of a label are equal; two labels of 40 examples go to ten clients each.
    [Test]
    public void PowerLaw_NoSigma_EqualParts()
    {
        var labels = SampleLabels.Even(4, 40);
        var counts = Check.LabelCounts(Partitioner.PowerLaw(labels, 20, 5, sigma: 0, examplesPerLabel: 1), labels, 4);

        Assert.That(counts.SelectMany(row => row), Is.All.AnyOf(0, 4));
    }

    [Test]
    public void PowerLaw_NumbersThatDoNotDivide_LabelsInTurn([Values(1, 3, 7)] int labelsPerClient, [Values(7, 13)] int clients)
    {
        var labels = SampleLabels.Of([100, 100, 100, 0, 100, 100, 100, 100]);
        int[] present = [0, 1, 2, 4, 5, 6, 7];
        var partition = Partitioner.PowerLaw(labels, clients, 5, labelsPerClient, examplesPerLabel: 2);
        var counts = Check.LabelCounts(partition, labels, 8);

        Check.EveryExampleOnce(partition);
        for (var client = 0; client < clients; client++)
        {
            var expected = Enumerable.Range(client, labelsPerClient).Select(i => present[i % 7]);
            Assert.That(counts[client].Index().Where(pair => pair.Item >= 2).Select(pair => pair.Index), Is.EquivalentTo(expected));
        }
    }

    [Test]
    public void PowerLaw_HugeSigma_OneClientTakesWhatIsLeft()
    {
        var labels = SampleLabels.Even(2, 1_000);
        var sizes = Partitioner.PowerLaw(labels, 10, 5, labelsPerClient: 1, sigma: 100).Sizes;

        Assert.That(sizes.Order().Take(8), Is.All.EqualTo(5));
    }

    [Test]
    public void PowerLaw_Seed_DecidesAll() => Check.SeedDecides(seed => Partitioner.PowerLaw(SampleLabels.Even(10, 100), 20, seed));

    [Test]
    public void PowerLaw_LabelRunsOut_RefusedByLabel() =>
        Assert.That(
            () => Partitioner.PowerLaw(SampleLabels.Of([500, 90, 500]), 30, 1),
            Throws.ArgumentException.With.Message.Contains("Label 1 has 90 examples, too few for 20 clients with at least 5 each")
                .And.Message.Contains("smaller examplesPerLabel").And.Property("ParamName").EqualTo("examplesPerLabel"));

    [TestCase(0, 5, 2.0, "labelsPerClient")]
    [TestCase(3, 5, 2.0, "labelsPerClient")]
    [TestCase(1, -1, 2.0, "examplesPerLabel")]
    [TestCase(1, 5, -0.1, "sigma")]
    [TestCase(1, 5, double.NaN, "sigma")]
    public void PowerLaw_OutOfRange_RefusedByName(int labelsPerClient, int examplesPerLabel, double sigma, string name) =>
        Assert.That(
            () => Partitioner.PowerLaw(SampleLabels.Even(2, 100), 4, 1, labelsPerClient, examplesPerLabel, sigma),
            Throws.InstanceOf<ArgumentOutOfRangeException>().With.Property("ParamName").EqualTo(name));
}
