using Federation.Core;

namespace Federation.Strategies.Tests;

[TestFixture]
public sealed class QFedAvgTests
{
    private static readonly TensorList Model = Updates.Model(0, 10);

    [Test]
    public void Complete_OppositeSteps_TowardsTheClientThatDoesWorse()
    {
        var outcome = Rounds.Play(new QFedAvg(new QFedAvgOptions { Q = 2 }).Aggregator, 1, Model, Update("a", 1, [1, 9]), Update("b", 3, [-1, 11]));

        Assert.That(outcome.Values()[0], Is.LessThan(0).And.GreaterThan(-1));
        Assert.That(outcome.Values()[1], Is.GreaterThan(10).And.LessThan(11));
    }

    [Test]
    public void Complete_TwoClients_WhatThePaperSays()
    {
        // q = 1, L = 2: Δ = 3·2·(1) + 1·2·(-2), h = 2²·1 + 2·3 + 2²·4 + 2·1.
        var strategy = new QFedAvg(new QFedAvgOptions { Q = 1, ClientLearningRate = 0.5 });
        var model = Updates.Model(0);

        var outcome = Rounds.Play(
            strategy.Aggregator, 1, model, Of("a", 3, -1, model), Of("b", 1, 2, model));

        Assert.That(outcome.Values()[0], Is.EqualTo(-2.0 / 28).Within(1e-7));

        static ClientUpdate Of(string client, double loss, float value, TensorList model) =>
            Updates.Of(client, model, Updates.Model(value), metrics: new ScalarMap((FitMetricKeys.InitialLoss, loss)));
    }

    [Test]
    public void Complete_QZero_UniformMean()
    {
        var random = new Random(3);
        var updates = Enumerable.Range(0, 9)
            .Select(i => Update($"{i}", random.NextDouble() * 5, [random.NextSingle(), 10 + random.NextSingle()], random.Next(1, 100)))
            .ToArray();

        var outcome = Rounds.Play(new QFedAvg(new QFedAvgOptions { Q = 0 }).Aggregator, 1, Model, updates);

        Assert.That(outcome.Values(), Is.EqualTo(Rounds.Play(new MeanAggregator(MeanWeights.Uniform), 1, Model, updates).Values()).Within(1).Ulps);
    }

    [TestCaseSource(nameof(BadLosses))]
    public void Add_InitialLossUnusable_RefusedWithTheRangeAndNothingFolded(ScalarMap metrics, string reason)
    {
        var strategy = new QFedAvg(new QFedAvgOptions { Q = 2 });
        var aggregation = strategy.Aggregator.Begin(new AggregationContext(1, Model));
        aggregation.Add(Update("a", 1, [1, 2]));

        var verdict = aggregation.Add(Updates.Of("b", Model, Updates.Model(5, 6), metrics: metrics));

        Assert.That(verdict.Reason, Is.EqualTo($"the metric \"initial-loss\" {reason}"));
        Assert.That(aggregation.Complete().Values(), Is.EqualTo(Rounds.Play(strategy.Aggregator, 1, Model, Update("a", 1, [1, 2])).Values()));
    }

    [TestCase(0.2)]
    [TestCase(1)]
    [TestCase(5)]
    [TestCase(1000)]
    public void Complete_LossesOfZero_FiniteStep(double q)
    {
        var outcome = Rounds.Play(new QFedAvg(new QFedAvgOptions { Q = q }).Aggregator, 1, Model, Update("a", 0, [1, 11]), Update("b", 0, [1, 11]));

        Assert.That(outcome.Values()[0], Is.InRange(0, 1));
        Assert.That(outcome.Values()[1], Is.InRange(10, 11));
    }

    [Test]
    public void InstructFit_ConfigOfOnesOwn_StaysBesideTheRequestForTheLoss()
    {
        var strategy = new QFedAvg(new QFedAvgOptions { FitConfig = _ => new ScalarMap((FitConfigKeys.Epochs, 3)) });

        var told = strategy.Instructor.InstructFit(new InstructionContext(1, Model, [Updates.Client("a")], Seed: 1), Updates.Client("a"));

        Assert.That(told.Config.ToString(), Is.EqualTo("epochs=3, report-initial-loss=true"));
    }

    [Test]
    public void Options_Defaults_AsDocumented()
    {
        var options = new QFedAvgOptions();

        Assert.That((options.Q, options.ClientLearningRate), Is.EqualTo((0.2, 0.1)));
        Assert.That(options.Weights, Is.SameAs(MeanWeights.Uniform));
        Assert.That(new QFedAvg().Aggregator, Is.Not.InstanceOf<IMeanBasedAggregator>());
        Assert.That(new QFedAvg().AcceptsPartialWork, Is.False);
    }

    [Test]
    public void Constructor_ManyFaults_AllNamed()
    {
        var options = new QFedAvgOptions { Q = -1, ClientLearningRate = double.NaN };

        var message = Assert.Throws<ArgumentException>(() => _ = new QFedAvg(options)).Message;

        Assert.That(message, Does.Contain("Q is -1; it must be finite and at least 0."));
        Assert.That(message, Does.Contain("ClientLearningRate is NaN; it must be finite and more than 0."));
    }

    private static IEnumerable<TestCaseData> BadLosses()
    {
        const string Range = "it must be a finite number, at least 0";
        yield return new TestCaseData(ScalarMap.Empty, $"is missing; {Range}");
        yield return new TestCaseData(new ScalarMap(("initial-loss", -0.1)), $"is -0.1; {Range}");
        yield return new TestCaseData(new ScalarMap(("initial-loss", double.NaN)), $"is NaN; {Range}");
        yield return new TestCaseData(new ScalarMap(("initial-loss", double.PositiveInfinity)), $"is Infinity; {Range}");
        yield return new TestCaseData(new ScalarMap(("initial-loss", true)), $"is true; {Range}");
        yield return new TestCaseData(new ScalarMap(("initial-loss", 1e20)), "is 1E+20; to the power of 2, which is q, it must be at most 1E+30");
    }

    private static ClientUpdate Update(string client, double loss, float[] values, long exampleCount = 1) =>
        Updates.Of(client, Model, Updates.Model(values), exampleCount, new ScalarMap((FitMetricKeys.InitialLoss, loss)));
}
