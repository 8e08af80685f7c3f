using Federation.Core;

namespace Federation.Strategies.Tests;

internal sealed class StragglersTests
{
    private static readonly IReadOnlyList<ClientInfo> Ten = [.. Enumerable.Range(0, 10).Select(number => Updates.Client($"client-{number}"))];

    [TestCase(0.0, 10, 0)]
    [TestCase(0.5, 10, 5)]
    [TestCase(0.9, 10, 9)]
    [TestCase(1.0, 10, 10)]
    [TestCase(0.5, 5, 3)]
    [TestCase(0.1, 4, 0)]
    [TestCase(0.1, 1, 0)]
    public void InstructFit_Fraction_ExactlySoManyEachRound(double fraction, int clients, int expected)
    {
        var strategy = Strategy(epochs: 20).WithStragglers(new StragglerOptions { Fraction = fraction });

        var counts = Enumerable.Range(1, 20).Select(round => Limits(strategy, round, clients: clients).Count);

        Assert.That(counts, Is.All.EqualTo(expected));
    }

    [Test]
    public void InstructFit_RoundTellsMoreClientsOneByOne_TheFractionOfAll()
    {
        var strategy = Strategy(epochs: 20).WithStragglers(new StragglerOptions { Fraction = 0.5 });

        var rounds = Enumerable.Range(1, 50).Select(round => Ten
            .Select(client => new InstructionContext(round, Updates.Model(0), [client], round))
            .Select(context => strategy.Instructor.InstructFit(context, context.Selected[0]).Config)
            .Where(config => config.ContainsKey(FitConfigKeys.EpochLimit))
            .Select(config => config[FitConfigKeys.EpochLimit].AsDouble())
            .ToList()).ToList();

        Assert.That(rounds.Select(limits => limits.Count), Is.All.EqualTo(5));
        Assert.That(rounds.SelectMany(limits => limits).Distinct().Count(), Is.GreaterThan(15), "not all the same draw");
    }

    [Test]
    public void InstructFit_SameRoundOnceMore_BeginsAnew()
    {
        var strategy = Strategy(epochs: 20).WithStragglers(new StragglerOptions { Fraction = 0.5 });

        var first = Limits(strategy, round: 1);
        var again = Limits(strategy, round: 1);

        Assert.That(again, Is.EqualTo(first));
    }

    [Test]
    public void InstructFit_TwentyEpochs_LimitsFromOneToNineteen()
    {
        var strategy = Strategy(epochs: 20).WithStragglers(new StragglerOptions { Fraction = 0.9 });

        var limits = Enumerable.Range(1, 200).SelectMany(round => Limits(strategy, round).Values).ToList();

        Assert.Multiple(() =>
        {
            Assert.That(limits.Distinct().Order(), Is.EqualTo(Enumerable.Range(1, 19).Select(epochs => (double)epochs)));
            Assert.That(limits.Average(), Is.EqualTo(10).Within(0.4), "uniform; three standard deviations");
        });
    }

    [TestCase(1)]
    [TestCase(null)]
    public void InstructFit_OneEpochOrNotSaid_TenthsOfIt(int? epochs)
    {
        var strategy = Strategy(epochs).WithStragglers();

        var limits = Enumerable.Range(1, 100).SelectMany(round => Limits(strategy, round).Values);

        Assert.That(limits.Distinct().Order(), Is.EqualTo(new[] { 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9 }));
    }

    [Test]
    public void InstructFit_TwoEpochs_AlwaysOne() =>
        Assert.That(Limits(Strategy(epochs: 2).WithStragglers(new StragglerOptions { Fraction = 1 }), round: 1).Values, Is.All.EqualTo(1.0));

    [Test]
    public void InstructFit_InnerLimitIsLower_ItStays()
    {
        var inner = new FedAvg(new FedAvgOptions
        {
            FitConfig = _ => new ScalarMap((FitConfigKeys.Epochs, 20), (FitConfigKeys.EpochLimit, 0.5)),
        });

        Assert.That(Limits(inner.WithStragglers(new StragglerOptions { Fraction = 1 }), round: 1).Values, Is.All.EqualTo(0.5));
    }

    [Test]
    public void InstructFit_WorkInBatches_RefusedWithTheReason()
    {
        var strategy = new FedAvg(new FedAvgOptions { FitConfig = _ => new ScalarMap((FitConfigKeys.Batches, 5)) })
            .WithStragglers(new StragglerOptions { Fraction = 1 });

        Assert.That(() => Limits(strategy, round: 1), Throws.InvalidOperationException.With.Message.Contains("\"batches\""));
    }

    [Test]
    public void InstructFit_SameSeed_SameScheduleWhateverTheStrategy()
    {
        var options = new StragglerOptions { Seed = 7 };
        var plain = Strategy(epochs: 5).WithStragglers(options);
        var taking = new Announced(new FedAvg(new FedAvgOptions { AcceptsPartialWork = true, FitConfig = _ => new ScalarMap((FitConfigKeys.Epochs, 5)) }))
            .WithStragglers(options);

        for (var round = 1; round <= 5; round++)
        {
            Assert.That(Limits(taking, round, seed: 99), Is.EqualTo(Limits(plain, round, seed: 1)), "the options' seed decides, not the run's");
        }
    }

    [Test]
    public void InstructFit_Seeds_EachDecides()
    {
        var strategy = Strategy(epochs: 20).WithStragglers();

        Assert.Multiple(() =>
        {
            Assert.That(Limits(strategy, 1, seed: 3), Is.EqualTo(Limits(Strategy(epochs: 20).WithStragglers(), 1, seed: 3)));
            Assert.That(Limits(strategy, 1, seed: 3), Is.Not.EqualTo(Limits(strategy, 1, seed: 4)), "the run's seed");
            Assert.That(Limits(Seeded(1), 1), Is.Not.EqualTo(Limits(Seeded(2), 1)), "the options' seed");
            Assert.That(Limits(Seeded(1), 1), Is.Not.EqualTo(Limits(Seeded(1), 2)), "the round");
        });

        static IStrategy Seeded(int seed) => Strategy(epochs: 20).WithStragglers(new StragglerOptions { Seed = seed });
    }

    // The server draws the selection with the same seed.
    [Test]
    public void InstructFit_AfterARandomSelection_EverySelectedClientAsOftenAStraggler()
    {
        var strategy = Strategy(epochs: 20).WithStragglers(new StragglerOptions { Fraction = 0.2 });
        var firstOfSelection = 0;

        for (var seed = 0; seed < 2_000; seed++)
        {
            var selected = RandomSubset.Of(Ten, 5, new Random(seed));
            var first = RandomSubset.Of(Ten, 1, new Random(seed)).Single();
            var context = new InstructionContext(1, Updates.Model(0), selected, seed);
            firstOfSelection += strategy.Instructor.InstructFit(context, first).Config.ContainsKey(FitConfigKeys.EpochLimit) ? 1 : 0;
        }

        Assert.That(firstOfSelection, Is.EqualTo(400).Within(60), "a fifth; more than three standard deviations");
    }

    [Test]
    public void InstructFit_OtherClients_ToldTheSameAsWithout()
    {
        var inner = Strategy(epochs: 20);
        var strategy = inner.WithStragglers();
        var context = Context(round: 1);

        var others = Ten.Where(client => !strategy.Instructor.InstructFit(context, client).Config.ContainsKey(FitConfigKeys.EpochLimit)).ToList();

        Assert.That(others, Has.Count.EqualTo(5));
        Assert.That(
            others.Select(client => strategy.Instructor.InstructFit(context, client)),
            Is.All.EqualTo(inner.Instructor.InstructFit(context, others[0])));
        Assert.That(
            Ten.Select(client => strategy.Instructor.InstructEvaluate(context, client).Config),
            Is.All.EqualTo(ScalarMap.Empty));
    }

    [Test]
    public void AcceptsPartialWork_TheInnerStrategyDecides([Values] bool accepts) =>
        Assert.That(new FedAvg(new FedAvgOptions { AcceptsPartialWork = accepts }).WithStragglers().AcceptsPartialWork, Is.EqualTo(accepts));

    [TestCase(-0.1)]
    [TestCase(1.1)]
    [TestCase(double.NaN)]
    public void WithStragglers_BadOptions_AllFaultsAtOnce(double fraction) =>
        Assert.That(
            () => new FedAvg().WithStragglers(new StragglerOptions { Fraction = fraction, Kind = (StragglerKind)7 }),
            Throws.ArgumentException.With.Message.Contains("Fraction is").And.Message.Contains("Kind is 7; it must be one of FewerEpochs, Late"));

    private static FedAvg Strategy(int? epochs) => new(new FedAvgOptions
    {
        FitConfig = _ => epochs is { } count ? new ScalarMap((FitConfigKeys.Epochs, count)) : ScalarMap.Empty,
    });

    private static InstructionContext Context(int round, int seed = 1, int clients = 10) =>
        new(round, Updates.Model(0), [.. Ten.Take(clients)], unchecked((seed * 397) ^ round));

    private static Dictionary<string, double> Limits(IStrategy strategy, int round, int seed = 1, int clients = 10)
    {
        var context = Context(round, seed, clients);
        return context.Selected
            .Select(client => (client.Id, strategy.Instructor.InstructFit(context, client).Config))
            .Where(entry => entry.Config.ContainsKey(FitConfigKeys.EpochLimit))
            .ToDictionary(entry => entry.Id, entry => entry.Config[FitConfigKeys.EpochLimit].AsDouble(), StringComparer.Ordinal);
    }

    private sealed class Announced(IStrategy inner) : DelegatingStrategy(inner);
}
