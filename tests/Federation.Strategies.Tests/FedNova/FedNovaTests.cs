using Federation.Core;

namespace Federation.Strategies.Tests;

[TestFixture]
public sealed class FedNovaTests
{
    private static readonly TensorList Model = Updates.Model(0, 10);

    [Test]
    public void Complete_UnequalSteps_DirectionsAveraged()
    {
        // Directions 1 and 2 a step, 5 steps on average.
        var outcome = Rounds.Play(new FedNova().Aggregator, 1, Model, Update("a", 2, 1, [2, 12]), Update("b", 8, 1, [16, 26]));

        Assert.That(outcome.Values(), Is.EqualTo([7.5f, 17.5f]));
    }

    [Test]
    public void Complete_EqualSteps_FedAvg()
    {
        var random = new Random(3);
        var updates = Enumerable.Range(0, 9)
            .Select(i => Update($"{i}", 17, random.Next(1, 100), [random.NextSingle(), 10 + random.NextSingle()]))
            .ToArray();

        var outcome = Rounds.Play(new FedNova().Aggregator, 1, Model, updates);

        Assert.That(outcome.Values(), Is.EqualTo(Rounds.Play(new MeanAggregator(), 1, Model, updates).Values()).Within(1).Ulps);
    }

    [Test]
    public void Complete_Uniform_ExamplesDoNotCount()
    {
        var strategy = new FedNova(new FedNovaOptions { Weights = MeanWeights.Uniform });

        var outcome = Rounds.Play(strategy.Aggregator, 1, Model, Update("a", 2, 7, [2, 12]), Update("b", 8, 100, [16, 26]));

        Assert.That(outcome.Values(), Is.EqualTo([7.5f, 17.5f]));
    }

    [TestCaseSource(nameof(BadSteps))]
    public void Add_LocalStepsUnusable_RefusedWithTheRangeAndNothingFolded(ScalarMap metrics, string reason)
    {
        var aggregation = new FedNova(new FedNovaOptions { MaxLocalSteps = 500 }).Aggregator.Begin(new AggregationContext(1, Model));
        aggregation.Add(Update("a", 4, 1, [1, 2]));

        var verdict = aggregation.Add(Updates.Of("b", Model, Updates.Model(5, 6), metrics: metrics));

        Assert.That(verdict.Reason, Is.EqualTo($"the metric \"local-steps\" {reason}; it must be an integer from 1 to 500"));
        Assert.That(aggregation.Add(Update("b", 4, 1, [1, 2])).IsAccepted, Is.True, "the client may answer again");
        Assert.That(aggregation.Complete().Values(), Is.EqualTo([1f, 2f]));
    }

    [Test]
    public void Complete_StepBeyondTheType_Rejected()
    {
        var outcome = Rounds.Play(new FedNova().Aggregator, 1, Model, Update("a", 1, 1, [3e38f, 1]), Update("b", 1000, 1, [1, 1]));

        Assert.That((outcome as AggregationOutcome.Rejected)?.Reason, Does.Contain("element 0 of tensor \"w\" is Infinity"));
    }

    [Test]
    public void Aggregator_DependsOnMoreThanTheMean_NotMeanBased()
    {
        Assert.That(new FedNova().Aggregator, Is.Not.InstanceOf<IMeanBasedAggregator>());
        Assert.That(new FedNova(new FedNovaOptions { ServerMomentum = 0.5 }).Aggregator, Is.Not.InstanceOf<IMeanBasedAggregator>());
    }

    [Test]
    public void Constructor_Defaults_PartialWorkCountsAndClientsAreToldNothing()
    {
        var strategy = new FedNova();

        Assert.That(strategy.AcceptsPartialWork, Is.True);
        Assert.That(Told(strategy), Is.Empty);
        Assert.That(strategy.Aggregator.Begin(new AggregationContext(1, Model)).KeepsUpdates, Is.False);
    }

    [Test]
    public void InstructFit_Proximal_ClientsAreToldMu() =>
        Assert.That(Told(new FedNova(new FedNovaOptions { ProximalMu = 0.5 })).ToString(), Is.EqualTo("proximal-mu=0.5"));

    [Test]
    public void Constructor_ManyFaults_AllNamed()
    {
        var options = new FedNovaOptions
        {
            ClientMomentum = 1, ProximalMu = -1, ClientLearningRate = 0, ServerMomentum = double.NaN, MaxLocalSteps = 0,
        };

        var message = Assert.Throws<ArgumentException>(() => _ = new FedNova(options)).Message;

        Assert.That(message.Split('\n'), Has.Length.EqualTo(6));
        Assert.That(message, Does.Contain("ClientMomentum is 1; it must be at least 0 and less than 1."));
        Assert.That(message, Does.Contain("ProximalMu is -1; it must be finite and at least 0."));
        Assert.That(message, Does.Contain("ClientLearningRate is 0; it must be finite and more than 0."));
        Assert.That(message, Does.Contain("ServerMomentum is NaN; it must be at least 0 and less than 1."));
        Assert.That(message, Does.Contain("MaxLocalSteps is 0; it must be at least 1."));
    }

    [Test]
    public void Constructor_SettingsThatContradict_Named()
    {
        var options = new FedNovaOptions { ClientMomentum = 0.9, ProximalMu = 2, ClientLearningRate = 0.5 };

        var message = Assert.Throws<ArgumentException>(() => _ = new FedNova(options)).Message;

        Assert.That(message, Does.Contain("ClientLearningRate is 0.5; with ProximalMu 2 it must be less than 0.5."));
        Assert.That(message, Does.Contain("ClientMomentum is 0.9; with ProximalMu 2 it must be 0."));
    }

    private static IEnumerable<TestCaseData> BadSteps()
    {
        yield return new TestCaseData(ScalarMap.Empty, "is missing");
        yield return new TestCaseData(new ScalarMap(("local-steps", 0)), "is 0 (Integer)");
        yield return new TestCaseData(new ScalarMap(("local-steps", -3)), "is -3 (Integer)");
        yield return new TestCaseData(new ScalarMap(("local-steps", 501)), "is 501 (Integer)");
        yield return new TestCaseData(new ScalarMap(("local-steps", long.MaxValue)), "is 9223372036854775807 (Integer)");
        yield return new TestCaseData(new ScalarMap(("local-steps", 3.0)), "is 3 (Double)");
        yield return new TestCaseData(new ScalarMap(("local-steps", "many")), "is many (String)");
    }

    private static ScalarMap Told(IStrategy strategy) =>
        strategy.Instructor.InstructFit(new InstructionContext(1, Model, [Updates.Client("a")], Seed: 1), Updates.Client("a")).Config;

    private static ClientUpdate Update(string client, int steps, long exampleCount, float[] values) =>
        Updates.Of(client, Model, Updates.Model(values), exampleCount, new ScalarMap((FitMetricKeys.LocalSteps, steps)));
}
