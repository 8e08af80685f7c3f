using Federation.Core;

namespace Federation.Strategies.Tests;

[TestFixture]
public sealed class WeightedMetricsTests
{
    [Test]
    public void Mean_NumericMetrics_WeightedByExamples()
    {
        var mean = WeightedMetrics.Mean([(10, new(("accuracy", 0.5), ("steps", 4))), (30, new(("accuracy", 0.9), ("steps", 8)))]);

        Assert.That(mean["accuracy"].AsDouble(), Is.EqualTo(0.8).Within(1e-15));
        Assert.That(mean["steps"].AsDouble(), Is.EqualTo(7));
    }

    [Test]
    public void Mean_MetricOfSomeClients_WeightedByThoseOnly()
    {
        var mean = WeightedMetrics.Mean([(10, new(("a", 1.0))), (30, new(("b", 5.0))), (30, new(("a", 3.0)))]);

        Assert.That(mean["a"].AsDouble(), Is.EqualTo(2.5));
        Assert.That(mean["b"].AsDouble(), Is.EqualTo(5));
        Assert.That(mean.Keys, Is.EqualTo(["a", "b"]));
    }

    [Test]
    public void Mean_MetricThatIsNotANumber_LeftOut()
    {
        var mean = WeightedMetrics.Mean([(1, new(("name", "x"), ("ok", true), ("mixed", "y"))), (1, new(("mixed", 2.0)))]);

        Assert.That(mean, Has.Count.EqualTo(1));
        Assert.That(mean["mixed"].AsDouble(), Is.EqualTo(2));
    }

    [Test]
    public void Mean_ClientWithoutExamples_LeftOut() =>
        Assert.That(WeightedMetrics.Mean([(0, new(("a", 100.0))), (2, new(("a", 1.0)))])["a"].AsDouble(), Is.EqualTo(1));

    [Test]
    public void Mean_NobodyReports_Empty()
    {
        Assert.That(WeightedMetrics.Mean([]), Is.Empty);
        Assert.That(WeightedMetrics.Mean([(0, new(("a", 1.0)))]), Is.Empty);
    }

    [Test]
    public void Mean_NaN_StaysVisible() =>
        Assert.That(WeightedMetrics.Mean([(1, new(("a", double.NaN))), (1, new(("a", 1.0)))])["a"].AsDouble(), Is.NaN);
}
