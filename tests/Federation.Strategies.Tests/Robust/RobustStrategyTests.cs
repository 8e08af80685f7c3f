using Federation.Core;

namespace Federation.Strategies.Tests;

/// <summary>What all robust strategies have in common.</summary>
[TestFixture]
public sealed class RobustStrategyTests
{
    private const int Clients = 11;

    private const int Elements = 40;

    private static readonly TensorList Model = Parameters(new float[Elements]);

    [TestCaseSource(typeof(RobustStrategies), nameof(RobustStrategies.All))]
    public void Complete_OtherOrder_SameBits(Func<FedAvg> make)
    {
        var updates = Honest(1, Clients);
        var expected = Values(Complete(make(), updates));

        new Random(2).Shuffle(updates);

        Assert.That(Values(Complete(make(), updates)), Is.EqualTo(expected));
    }

    [TestCaseSource(typeof(RobustStrategies), nameof(RobustStrategies.All))]
    public void Complete_EqualUpdates_ThatUpdate(Func<FedAvg> make)
    {
        var parameters = Honest(3, 1)[0].Result.Parameters;
        var updates = Enumerable.Range(0, Clients).Select(i => Updates.Of($"client-{i}", Model, parameters, i + 1)).ToArray();

        Assert.That(Values(Complete(make(), updates)), Is.EqualTo(Values(parameters)));
    }

    [TestCaseSource(typeof(RobustStrategies), nameof(RobustStrategies.All))]
    public void Complete_ByzantineClientsThatSendHugeValues_ResultIsNearTheOthers(Func<FedAvg> make)
    {
        foreach (var attack in new[] { float.MaxValue, -float.MaxValue, 1e6f, -20 })
        {
            var honest = Honest(4, Clients - 2);
            AssertNear(Values(Complete(make(), [Attacker("a", attack), .. honest, Attacker("z", attack)])), honest, $"{attack}");
            AssertNear(Values(Complete(make(), [Attacker("a", attack), .. honest, Attacker("z", -attack)])), honest, $"{attack} and {-attack}");
        }
    }

    [TestCaseSource(typeof(RobustStrategies), nameof(RobustStrategies.All))]
    public void Complete_ByzantineClientsThatAimAtOneElement_ResultIsNearTheOthers(Func<FedAvg> make)
    {
        var honest = Honest(5, Clients - 2);
        var aimed = Values(honest[0].Result.Parameters).ToArray();
        aimed[7] = 1e4f;

        var result = Values(Complete(make(), [Updates.Of("a", Model, Parameters(aimed)), .. honest, Updates.Of("z", Model, Parameters(aimed))]));

        AssertNear(result, honest, "one element");
    }

    [TestCaseSource(typeof(RobustStrategies), nameof(RobustStrategies.All))]
    public void Add_BadUpdates_RefusedWithReasonsAndNotFoldedIn(Func<FedAvg> make)
    {
        var updates = Honest(6, Clients);
        var expected = Values(Complete(make(), updates));
        var aggregation = make().Aggregator.Begin(new AggregationContext(1, Model));
        var nan = new float[Elements];
        nan[3] = float.NaN;

        foreach (var update in updates)
        {
            aggregation.Add(update);
        }

        Assert.Multiple(() =>
        {
            Assert.That(aggregation.KeepsUpdates, Is.True);
            Assert.That(aggregation.Add(updates[0]).Reason, Does.Contain("\"client-00\" has an update in this round already"));
            Assert.That(aggregation.Add(Updates.Of("b", Model, Parameters(nan))).Reason, Does.Contain("element 3 of tensor \"w\" is NaN"));
            Assert.That(aggregation.Add(Updates.Of("b", Model, Parameters([1]))).Reason, Does.Contain("float32 [1]"));
            Assert.That(aggregation.Add(Updates.Of("b", Model, updates[0].Result.Parameters, 0)).Reason, Does.Contain("number of examples is 0"));
        });
        Assert.That(Values(aggregation.Complete()), Is.EqualTo(expected));
    }

    [TestCaseSource(typeof(RobustStrategies), nameof(RobustStrategies.All))]
    public void Complete_NoUpdates_TooFewWithARemedy(Func<FedAvg> make)
    {
        var outcome = make().Aggregator.Begin(new AggregationContext(1, Model)).Complete();

        Assert.That(outcome, Is.InstanceOf<AggregationOutcome.TooFew>());
        Assert.That(((AggregationOutcome.TooFew)outcome).Remedy, Is.Not.Empty);
    }

    [TestCaseSource(typeof(RobustStrategies), nameof(RobustStrategies.All))]
    public void Complete_TheSameStrategyAgain_StartsFromNothing(Func<FedAvg> make)
    {
        var strategy = make();
        Complete(strategy, Honest(7, Clients));

        Assert.That(Values(Complete(strategy, Honest(8, Clients))), Is.EqualTo(Values(Complete(make(), Honest(8, Clients)))));
    }

    private static ClientUpdate[] Honest(int seed, int count)
    {
        var random = new Random(seed);
        return
        [
            .. Enumerable.Range(0, count).Select(i => Updates.Of(
                $"client-{i:00}",
                Model,
                Parameters([.. Enumerable.Range(0, Elements).Select(_ => random.NextSingle())]),
                random.Next(1, 100))),
        ];
    }

    private static ClientUpdate Attacker(string name, float value) =>
        Updates.Of(name, Model, Parameters([.. Enumerable.Repeat(value, Elements)]), ExactMean.MaxWeight);

    private static AggregationOutcome Complete(FedAvg strategy, ClientUpdate[] updates)
    {
        var aggregation = strategy.Aggregator.Begin(new AggregationContext(1, Model));
        foreach (var update in updates)
        {
            Assert.That(aggregation.Add(update).Reason, Is.Null);
        }

        return aggregation.Complete();
    }

    // Within the range of the honest values, with some room for the geometric median, which is near to their hull but not in it.
    private static void AssertNear(float[] result, ClientUpdate[] honest, string attack)
    {
        for (var i = 0; i < Elements; i++)
        {
            var values = honest.Select(update => update.Result.Parameters[0].AsSpan<float>()[i]).ToArray();
            Assert.That(result[i], Is.InRange(values.Min() - 0.5f, values.Max() + 0.5f), attack);
        }
    }

    private static TensorList Parameters(float[] values) => Updates.Model(values);

    private static float[] Values(AggregationOutcome outcome)
    {
        Assert.That(outcome, Is.InstanceOf<AggregationOutcome.Aggregated>());
        return Values(((AggregationOutcome.Aggregated)outcome).Model);
    }

    private static float[] Values(TensorList parameters) => parameters[0].AsSpan<float>().ToArray();
}
