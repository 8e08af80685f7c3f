namespace Federation.Data.Tests.Partitioning;

internal sealed class DirichletTests
{
    [Test]
    public void Dirichlet_AnyAlpha_EveryExampleOnceAndNobodyBelowTheMinimum(
        [Values(1e-6, 0.1, 0.5, 1, 10, 1e6)] double alpha, [Values(1, 2, 10)] int clients)
    {
        var partition = Partitioner.Dirichlet(SampleLabels.Even(10, 200), clients, alpha, clients == 10 ? 0 : 1, 5);

        Check.EveryExampleOnce(partition);
        Assert.That(partition.Sizes, Is.All.GreaterThanOrEqualTo(clients == 10 ? 0 : 1));
    }

    [TestCase(0.1, 10, 10)]
    [TestCase(0.5, 100, 10)]
    [TestCase(0.3, 50, 100)]
    public void Dirichlet_UsualSettings_ManagesTheMinimum(double alpha, int clients, int minimumSize)
    {
        var labels = SampleLabels.Of(SampleLabels.MnistCounts);

        Assert.That(Partitioner.Dirichlet(labels, clients, alpha, minimumSize, 5).Sizes, Is.All.GreaterThanOrEqualTo(minimumSize));
    }

    // A share of Dir(alpha) over K clients has mean 1/K and variance (1/K) (1 - 1/K) / (K alpha + 1).
    [TestCase(0.1)]
    [TestCase(0.5)]
    [TestCase(1)]
    [TestCase(4.5)]
    public void Dirichlet_OneClientsShare_SpreadsAsTheoryHasIt(double alpha)
    {
        var labels = new byte[10_000];
        double[] shares = [.. Enumerable.Range(0, 2_000).Select(seed => Partitioner.Dirichlet(labels, 5, alpha, 0, (ulong)seed).Sizes[1] / 10_000.0)];

        Check.MeanNear(shares, 0.2, "mean");
        Check.MeanNear([.. shares.Select(share => (share - 0.2) * (share - 0.2))], 0.2 * 0.8 / ((5 * alpha) + 1), "variance");
    }

    [Test]
    public void Dirichlet_SmallAlpha_EachLabelAtOneClient()
    {
        var labels = SampleLabels.Even(10, 100);
        var counts = Check.LabelCounts(Partitioner.Dirichlet(labels, 20, 1e-6, 0, 5), labels);

        Assert.That(counts.SelectMany(row => row), Is.All.AnyOf(0, 100));
    }

    [Test]
    public void Dirichlet_LargeAlpha_AllAlike()
    {
        var labels = SampleLabels.Even(10, 1_000);
        var counts = Check.LabelCounts(Partitioner.Dirichlet(labels, 10, 1e6, 0, 5), labels);

        Assert.That(counts.SelectMany(row => row), Is.All.InRange(97, 103));
    }

    [Test]
    public void Dirichlet_Seed_DecidesAll() => Check.SeedDecides(seed => Partitioner.Dirichlet(SampleLabels.Even(10, 100), 5, 0.5, 1, seed));

    [Test]
    public void Dirichlet_MinimumNeverMet_RefusedWithWhatToChange() =>
        Assert.That(
            () => Partitioner.Dirichlet(SampleLabels.Even(2, 100), 20, 0.01, 5, 1),
            Throws.ArgumentException.With.Message.Contains("In 1,000 draws with alpha 0.01 some of the 20 clients always had fewer than 5 of the 200 examples")
                .And.Message.Contains("the best draw's smallest client had 0").And.Message.Contains("larger alpha, fewer clients or a smaller minimum")
                .And.Property("ParamName").EqualTo("minimumSize"));

    [Test]
    public void Dirichlet_TooFewForAll_RefusedAtOnce() =>
        Assert.That(() => Partitioner.Dirichlet(new byte[99], 10, 1, 10, 1), Throws.ArgumentException.With.Message.Contains("99 examples are too few for 10 clients"));

    [TestCase(0)]
    [TestCase(-1)]
    [TestCase(2e6)]
    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    public void Dirichlet_Alpha_OutOfRange_Refused(double alpha) =>
        Assert.That(
            () => Partitioner.Dirichlet(new byte[99], 10, alpha, 1, 1),
            Throws.InstanceOf<ArgumentOutOfRangeException>().With.Property("ParamName").EqualTo("alpha").And.Message.Contains("0.000001 to 1,000,000"));
}
