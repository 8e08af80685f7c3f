using Federation.Core;

namespace Federation.Strategies.Tests;

/// <summary>The settings of the trimmed mean and of the geometric median.</summary>
[TestFixture]
public sealed class RobustOptionsTests
{
    private static readonly TensorList Model = Updates.Model(0);

    [TestCase(-0.1)]
    [TestCase(0.5)]
    [TestCase(double.NaN)]
    public void FedTrimmedAvg_BetaOutOfRange_Throws(double beta) => Assert.That(
        () => new FedTrimmedAvg(new FedTrimmedAvgOptions { Beta = beta }),
        Throws.ArgumentException.With.Message.Contains($"Beta is {beta}; it must be at least 0 and less than 0.5"));

    [Test]
    public void GeometricMedian_SettingsOutOfRange_AllAreNamed() => Assert.That(
        () => new GeometricMedian(new GeometricMedianOptions { Iterations = 0, Smoothing = 0, MinFitClients = 0 }),
        Throws.ArgumentException.With.Message.Contains("Iterations is 0; it must be at least 1")
            .And.Message.Contains("Smoothing is 0; it must be finite and more than 0")
            .And.Message.Contains("MinFitClients is 0"));

    [Test]
    public void Constructor_Options_ReachTheSeams()
    {
        var strategy = new FedTrimmedAvg(new FedTrimmedAvgOptions { FitTimeout = TimeSpan.FromSeconds(5), InitialParameters = Model });

        Assert.That(strategy.FitRule.Deadline, Is.EqualTo(TimeSpan.FromSeconds(5)));
        Assert.That(strategy.InitialParameters, Is.SameAs(Model));
    }

    [Test]
    public void GeometricMedian_WeightOutOfRange_Refused()
    {
        var strategy = new GeometricMedian(new GeometricMedianOptions { Weights = update => update.Client.Id == "a" ? 0 : 5 });
        var aggregation = strategy.Aggregator.Begin(new AggregationContext(1, Model));

        Assert.That(aggregation.Add(Updates.Of("a", Model, Updates.Model(1))).Reason, Is.EqualTo("the weight is 0; it must be 1 to 536870911"));
        Assert.That(aggregation.Add(Updates.Of("b", Model, Updates.Model(7))).IsAccepted, Is.True);
        Assert.That(((AggregationOutcome.Aggregated)aggregation.Complete()).Model[0].AsSpan<float>()[0], Is.EqualTo(7));
    }

    [Test]
    public void GeometricMedian_MoreUpdatesThanItTakes_Rejected()
    {
        var aggregation = new GeometricMedian().Aggregator.Begin(new AggregationContext(1, Model));
        for (var i = 0; i <= WeightedCombination.MaxUpdates; i++)
        {
            aggregation.Add(Updates.Of($"{i}", Model, Model));
        }

        var outcome = aggregation.Complete();

        Assert.That(outcome, Is.InstanceOf<AggregationOutcome.Rejected>());
        Assert.That(((AggregationOutcome.Rejected)outcome).Reason, Does.Contain("4097 updates").And.Contain("ask fewer clients"));
    }

    [TestCase(1e4f)]
    [TestCase(float.MaxValue)]
    public void GeometricMedian_HugeUpdates_MoveItByLittle(float attack)
    {
        var random = new Random(10);
        var honest = Enumerable.Range(0, 9).Select(i => Updates.Of($"{i}", Model, Updates.Model(random.NextSingle(), random.NextSingle()))).ToArray();
        ClientUpdate[] attackers = [Updates.Of("a", Model, Updates.Model(attack, attack)), Updates.Of("z", Model, Updates.Model(attack, -attack))];

        var expected = Median(honest);
        var actual = Median([.. honest, .. attackers]);

        Assert.That(actual[0], Is.EqualTo(expected[0]).Within(0.1f));
        Assert.That(actual[1], Is.EqualTo(expected[1]).Within(0.1f));

        static float[] Median(ClientUpdate[] updates)
        {
            var strategy = new GeometricMedian(new GeometricMedianOptions { Weights = MeanWeights.Uniform });
            var aggregation = strategy.Aggregator.Begin(new AggregationContext(1, Updates.Model(0, 0)));
            Array.ForEach(updates, update => aggregation.Add(update));
            return ((AggregationOutcome.Aggregated)aggregation.Complete()).Model[0].AsSpan<float>().ToArray();
        }
    }

    [Test]
    public void GeometricMedian_ManyIterations_IsThePointWithTheLeastSumOfDistances()
    {
        var random = new Random(9);
        var updates = Enumerable.Range(0, 9)
            .Select(i => Updates.Of($"{i}", Model, Updates.Model(random.NextSingle(), random.NextSingle()))).ToArray();
        var strategy = new GeometricMedian(new GeometricMedianOptions { Iterations = 1000, Weights = MeanWeights.Uniform });
        var aggregation = strategy.Aggregator.Begin(new AggregationContext(1, Updates.Model(0, 0)));
        Array.ForEach(updates, update => aggregation.Add(update));

        var median = ((AggregationOutcome.Aggregated)aggregation.Complete()).Model[0].AsSpan<float>().ToArray();

        var least = SumOfDistances(median[0], median[1]);
        foreach (var (x, y) in new[] { (0.003f, 0f), (-0.003f, 0f), (0f, 0.003f), (0f, -0.003f) })
        {
            Assert.That(SumOfDistances(median[0] + x, median[1] + y), Is.GreaterThan(least));
        }

        double SumOfDistances(float x, float y) => updates.Sum(update => Distance(update.Result.Parameters[0].AsSpan<float>(), x, y));

        static double Distance(ReadOnlySpan<float> point, float x, float y) => Math.Sqrt(Math.Pow(point[0] - x, 2) + Math.Pow(point[1] - y, 2));
    }
}
