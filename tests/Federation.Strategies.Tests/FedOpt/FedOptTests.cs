using Federation.Core;

namespace Federation.Strategies.Tests;

[TestFixture]
public sealed class FedOptTests
{
    private static IEnumerable<Func<FedAvg>> All => [() => new FedAvgM(), () => new FedAdagrad(), () => new FedAdam(), () => new FedYogi()];

    [Test]
    public void Options_Defaults_ThePapers()
    {
        var (momentum, adagrad, adam, yogi) = (new FedAvgMOptions(), new FedAdagradOptions(), new FedAdamOptions(), new FedYogiOptions());

        Assert.That((momentum.ServerLearningRate, momentum.ServerMomentum), Is.EqualTo((1.0, 0.9)));
        Assert.That((adagrad.ServerLearningRate, adagrad.Beta1, adagrad.Tau), Is.EqualTo((0.1, 0.0, 0.001)));
        Assert.That((adam.ServerLearningRate, adam.Beta1, adam.Beta2, adam.Tau), Is.EqualTo((0.1, 0.9, 0.99, 0.001)));
        Assert.That((yogi.ServerLearningRate, yogi.Beta1, yogi.Beta2, yogi.Tau), Is.EqualTo((0.01, 0.9, 0.99, 0.001)));
    }

    [TestCaseSource(nameof(Faults))]
    public void Constructor_OutOfRange_NamedWithRange(Action make, string fault) =>
        Assert.That(() => make(), Throws.ArgumentException.With.Message.Contains(fault));

    [Test]
    public void Complete_MomentumNoneAndRateOne_BitsOfFedAvg()
    {
        var random = new Random(4);
        var strategy = new FedAvgM(new FedAvgMOptions { ServerMomentum = 0 });
        var model = Floats(random);
        for (var round = 1; round <= 3; round++)
        {
            var updates = Enumerable.Range(0, 5).Select(i => Updates.Of($"{i}", model, Floats(random), random.Next(1, 90), round: round)).ToArray();
            var expected = Rounds.Play(new MeanAggregator(), round, model, updates);

            var actual = Rounds.Play(strategy.Aggregator, round, model, updates);

            Assert.That(actual.Values(), Is.EqualTo(expected.Values()));
            model = actual.Model();
        }
    }

    [Test]
    public void Complete_Momentum_GoesOnWhereClientsStandStill()
    {
        var aggregator = new FedAvgM(new FedAvgMOptions { ServerMomentum = 0.5 }).Aggregator;

        var first = Rounds.Play(aggregator, 1, Updates.Model(0), 8);
        var second = Rounds.Play(aggregator, 2, first.Model(), 8);
        var third = Rounds.Play(aggregator, 3, second.Model(), 12);

        Assert.That(first.Values(), Is.EqualTo([8f]));
        Assert.That(second.Values(), Is.EqualTo([12f]));
        Assert.That(third.Values(), Is.EqualTo([14f]));
        Assert.That(first.Values(), Is.EqualTo([8f]), "a round's model does not change afterwards");
    }

    [TestCaseSource(nameof(All))]
    public void Complete_AnotherRunBegins_NothingCarried(Func<FedAvg> make)
    {
        var aggregator = make().Aggregator;
        var first = TwoRounds(aggregator);

        Assert.That(TwoRounds(aggregator), Is.EqualTo(first));

        static float[] TwoRounds(IAggregator aggregator) =>
            Rounds.Play(aggregator, 2, Rounds.Play(aggregator, 1, Updates.Model(1, 2), 4, 3).Model(), 2, 5).Values();
    }

    [TestCaseSource(nameof(All))]
    public void Complete_ModelOfOtherTensors_BeginsAnew(Func<FedAvg> make)
    {
        var aggregator = make().Aggregator;
        Rounds.Play(aggregator, 1, Updates.Model(1, 2), 4, 3);

        var larger = Rounds.Play(aggregator, 2, Updates.Model(1, 2, 3), 2, 5, 1);

        Assert.That(larger.Values(), Is.EqualTo(Rounds.Play(make().Aggregator, 1, Updates.Model(1, 2, 3), 2, 5, 1).Values()));
    }

    [Test]
    public void Complete_StepBeyondTheType_RejectedAndNothingCarried()
    {
        var aggregator = new FedAvgM(new FedAvgMOptions { ServerMomentum = 0.5 }).Aggregator;
        var model = Rounds.Play(aggregator, 1, Updates.Model(0, 0), 1, 2e38f).Model();

        var outcome = Rounds.Play(aggregator, 2, model, 1, 3.2e38f);

        Assert.That(
            (outcome as AggregationOutcome.Rejected)?.Reason,
            Is.EqualTo("the server's step is too large: element 1 of tensor \"w\" is Infinity"));
        Assert.That(Rounds.Play(aggregator, 3, model, 1, 1e38f).Values(), Is.EqualTo([1.5f, 2e38f]), "half of the first momentum, and back");
    }

    [Test]
    public void Complete_MomentBeyondTheType_RejectedAndNothingCarried()
    {
        var aggregator = new FedAdam().Aggregator;

        var outcome = Rounds.Play(aggregator, 2, Updates.Model(0), 1e30f);

        Assert.That(outcome, Is.InstanceOf<AggregationOutcome.Rejected>());
        Assert.That(
            Rounds.Play(aggregator, 3, Updates.Model(0), 1).Values(),
            Is.EqualTo(Rounds.Play(new FedAdam().Aggregator, 1, Updates.Model(0), 1).Values()));
    }

    [Test]
    public void Complete_NoUpdates_TooFewAndNothingCarried()
    {
        var aggregator = new FedAvgM().Aggregator;
        var model = Rounds.Play(aggregator, 1, Updates.Model(0), 10).Model();

        Assert.That(Rounds.Play(aggregator, 2, model, Array.Empty<ClientUpdate>()), Is.EqualTo(new AggregationOutcome.TooFew(0, 1)));
        Assert.That(Rounds.Play(aggregator, 3, model, 10).Values(), Is.EqualTo([19f]));
    }

    [TestCase(DType.Float16)]
    [TestCase(DType.BFloat16)]
    public void Complete_ShortFloats_SmallStepsAccumulate(DType dtype)
    {
        // 0.01 of a square of 1e-3 is below what a short v of 1e-2 could take.
        var aggregator = new FedAdam(new FedAdamOptions { Tau = 0.1, Beta1 = 0, ServerLearningRate = 1 }).Aggregator;
        var wide = new FedAdam(new FedAdamOptions { Tau = 0.1, Beta1 = 0, ServerLearningRate = 1 }).Aggregator;
        float[] answers = [1, 1.0625f];
        for (var round = 1; round <= 200; round++)
        {
            var model = Short(dtype, 1, 1);
            var actual = Rounds.Play(aggregator, round, model, Updates.Of("a", model, Short(dtype, answers), round: round)).Model()["w"];
            var expected = Rounds.Play(wide, round, Updates.Model(1, 1), answers).Model()["w"].AsSpan<float>().ToArray();

            Assert.That(actual.Data.ToArray(), Is.EqualTo(Short(dtype, expected)["w"].Data.ToArray()), $"round {round}");
        }
    }

    [TestCaseSource(nameof(All))]
    public void WithMean_AnotherMean_StepsTowardsIt(Func<FedAvg> make)
    {
        var strategy = make();
        var median = new BufferedAggregator((_, updates) => new AggregationOutcome.Aggregated(updates[0].Result.Parameters));

        var aggregator = ((IMeanBasedAggregator)strategy.Aggregator).WithMean(median);
        var model = Updates.Model(1, 2);
        var updates = new[] { Updates.Of("b", model, Updates.Model(50, 60)), Updates.Of("a", model, Updates.Model(4, 3)) };

        Assert.That(aggregator.Begin(new AggregationContext(1, model)).KeepsUpdates, Is.True);
        Assert.That(aggregator, Is.Not.InstanceOf<IMeanBasedAggregator>(), "the median is not");
        Assert.That(
            Rounds.Play(aggregator, 1, model, updates).Values(),
            Is.EqualTo(Rounds.Play(make().Aggregator, 1, model, updates[1]).Values()));
    }

    [TestCaseSource(nameof(All))]
    public void WithMean_AMeanAgain_CanBeReplacedAgain(Func<FedAvg> make) =>
        Assert.That(((IMeanBasedAggregator)make().Aggregator).WithMean(new MeanAggregator()), Is.InstanceOf<IMeanBasedAggregator>());

    private static IEnumerable<TestCaseData> Faults()
    {
        yield return Fault(() => _ = new FedAvgM(new FedAvgMOptions { ServerLearningRate = 0 }), "ServerLearningRate is 0; it must be finite and more than 0.");
        yield return Fault(() => _ = new FedAvgM(new FedAvgMOptions { ServerMomentum = 1 }), "ServerMomentum is 1; it must be at least 0 and less than 1.");
        yield return Fault(() => _ = new FedAvgM(new FedAvgMOptions { ServerMomentum = double.NaN }), "ServerMomentum is NaN;");
        yield return Fault(() => _ = new FedAdagrad(new FedAdagradOptions { Beta1 = -0.1 }), "Beta1 is -0.1; it must be at least 0 and less than 1.");
        yield return Fault(() => _ = new FedAdam(new FedAdamOptions { ServerLearningRate = double.PositiveInfinity }), "ServerLearningRate is Infinity;");
        yield return Fault(() => _ = new FedAdam(new FedAdamOptions { Tau = 0 }), "Tau is 0; it must be from 1E-15 to 1000000.");
        yield return Fault(() => _ = new FedAdam(new FedAdamOptions { Beta2 = 1 }), "Beta2 is 1; it must be at least 0 and less than 1.");
        yield return Fault(() => _ = new FedYogi(new FedYogiOptions { Beta2 = -1 }), "Beta2 is -1; it must be at least 0 and less than 1.");
        yield return Fault(() => _ = new FedYogi(new FedYogiOptions { MinFitClients = 0 }), "MinFitClients is 0;");
    }

    private static TestCaseData Fault(Action make, string fault) => new TestCaseData(make, fault).SetArgDisplayNames(fault);

    private static TensorList Floats(Random random) => Updates.Model([.. Enumerable.Range(0, 37).Select(_ => (random.NextSingle() * 4) - 2)]);

    private static TensorList Short(DType dtype, params float[] values) => new(
        dtype == DType.Float16
            ? Tensor.FromArray("w", values.Select(value => (Half)value).ToArray())
            : Tensor.FromArray("w", values.Select(value => (BFloat16)value).ToArray()));
}
