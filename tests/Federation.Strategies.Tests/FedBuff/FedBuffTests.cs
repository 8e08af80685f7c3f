using Federation.Core;

namespace Federation.Strategies.Tests;

[TestFixture]
public sealed class FedBuffTests
{
    private static readonly TensorList s_model = Updates.Model(1, 2, 3);

    [Test]
    public void Options_Wrong_AllListedAtOnce()
    {
        var options = new FedBuffOptions
        {
            BufferSize = 4,
            Concurrency = 3,
            ServerLearningRate = double.NaN,
            StalenessWeight = null!,
            MaxStaleness = -1,
            MinFitResults = 0,
        };

        Assert.That(
            () => new FedBuff(options),
            Throws.ArgumentException.With.Message.Contains("The FedBuffOptions cannot be used:")
                .And.Message.Contains("Concurrency is 3; it must be at least 4, the BufferSize.")
                .And.Message.Contains("ServerLearningRate is NaN; it must be finite and more than 0.")
                .And.Message.Contains("StalenessWeight is null; it must be set.")
                .And.Message.Contains("MaxStaleness is -1; it must be at least 0.")
                .And.Message.Contains("MinFitResults is 0;"));
        Assert.That(
            () => new FedBuff(new FedBuffOptions { BufferSize = 0 }), Throws.ArgumentException.With.Message.Contains("BufferSize is 0; it must be at least 1."));
    }

    [TestCase(0, ExpectedResult = 1.0)]
    [TestCase(3, ExpectedResult = 0.5)]
    [TestCase(8, ExpectedResult = 1.0 / 3)]
    public double InverseSquareRoot_OfAStaleness_IsThePapers(int staleness) => StalenessWeights.InverseSquareRoot(staleness);

    [TestCase(10, 0, 5)]
    [TestCase(5, 2, 3)]
    [TestCase(3, 3, 0)]
    [TestCase(3, 4, 0)]
    public async Task Select_SomeBusy_FillsUpToTheConcurrency(int concurrency, int busy, int expected)
    {
        var strategy = new FedBuff(new FedBuffOptions { BufferSize = 2, Concurrency = concurrency, MinAvailableClients = 4 });
        var available = Enumerable.Range(0, 5).Select(i => Updates.Client($"idle-{i}")).ToArray();
        var context = new SelectionContext(1, available, new Random(1))
        {
            Busy = [.. Enumerable.Range(0, busy).Select(i => Updates.Client($"busy-{i}"))],
        };

        var selection = await strategy.FitSelector.SelectAsync(context, CancellationToken.None);

        Assert.That(selection.Clients, Has.Count.EqualTo(expected).And.Unique.And.SubsetOf(available));
        Assert.That(selection.Wanted, Is.EqualTo(2));
        Assert.That(strategy.FitSelector.MinAvailableClients, Is.EqualTo(4));
    }

    [TestCase(5, 2, 1, true, true)]
    [TestCase(5, 3, 0, false, true)]
    [TestCase(5, 2, 3, true, true)]
    [TestCase(5, 0, 4, true, false)]
    [TestCase(5, 0, 5, true, false)]
    public void Rule_OfABuffer_WaitsUntilItIsFullWhoeverFails(int asked, int succeeded, int failed, bool waits, bool isQuorum)
    {
        var rule = new FedBuff(new FedBuffOptions { BufferSize = 3, FitTimeout = TimeSpan.FromMinutes(4) }).FitRule;
        var status = new RoundStatus(asked, succeeded, failed);

        Assert.That((rule.ShouldWait(status), rule.IsQuorum(status)), Is.EqualTo((waits, isQuorum)));
        Assert.That(rule.KeepsPending);
        Assert.That(rule.Deadline, Is.EqualTo(TimeSpan.FromMinutes(4)));
    }

    [Test]
    public void Add_StalerThanAllowed_RefusedWithTheReason()
    {
        var aggregator = new FedBuff(new FedBuffOptions { MaxStaleness = 1 }).Aggregator;
        var second = CompleteOne(aggregator, 1, s_model);
        var third = CompleteOne(aggregator, 2, second);
        var aggregation = aggregator.Begin(new AggregationContext(3, third));

        var refused = aggregation.Add(Updates.Of("old", s_model, Updates.Model(5, 5, 5), round: 1));
        var accepted = aggregation.Add(Updates.Of("newer", second, second, round: 2));

        Assert.That(refused.Reason, Is.EqualTo("the update started from a model 2 versions ago; at most 1 are allowed"));
        Assert.That(accepted.IsAccepted);
        Assert.That(aggregation.Complete(), Is.InstanceOf<AggregationOutcome.Aggregated>().With.Property("Model").Matches<TensorList>(
            model => model[0].Data.Span.SequenceEqual(third[0].Data.Span)));
    }

    [Test]
    public void Staleness_OfARoundWithoutANewModel_IsNotCounted()
    {
        var staleness = new List<int>();
        var aggregator = new FedBuff(new FedBuffOptions { StalenessWeight = tau => { staleness.Add(tau); return 1; } }).Aggregator;
        var second = CompleteOne(aggregator, 1, s_model);
        aggregator.Begin(new AggregationContext(2, second));
        aggregator.Begin(new AggregationContext(5, second)).Add(Updates.Of("c", s_model, s_model, round: 1));

        Assert.That(staleness, Is.EqualTo(new[] { 0, 1 }));
    }

    [TestCase(-1)]
    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    public void StalenessWeight_OutOfRange_Throws(double weight)
    {
        var aggregation = new FedBuff(new FedBuffOptions { StalenessWeight = _ => weight }).Aggregator.Begin(new AggregationContext(1, s_model));

        Assert.That(
            () => aggregation.Add(Updates.Of("c", s_model, s_model)),
            Throws.InvalidOperationException.With.Message.EqualTo($"StalenessWeight gave {weight} for a staleness of 0; it must be finite and at least 0."));
    }

    [Test]
    public void Complete_StepTooLarge_RejectedAndTheModelIsNoNewVersion()
    {
        var staleness = new List<int>();
        var options = new FedBuffOptions { ServerLearningRate = 1e38, StalenessWeight = tau => { staleness.Add(tau); return 1; } };
        var aggregator = new FedBuff(options).Aggregator;
        var aggregation = aggregator.Begin(new AggregationContext(1, s_model));
        aggregation.Add(Updates.Of("c", s_model, Updates.Model(100, 100, 100)));

        Assert.That(aggregation.Complete(), Is.InstanceOf<AggregationOutcome.Rejected>().With.Property("Reason").Contains("too large"));
        aggregator.Begin(new AggregationContext(2, s_model)).Add(Updates.Of("d", s_model, s_model, round: 1));
        Assert.That(staleness, Is.EqualTo(new[] { 0, 0 }));
    }

    private static TensorList CompleteOne(IAggregator aggregator, int round, TensorList model)
    {
        var aggregation = aggregator.Begin(new AggregationContext(round, model));
        aggregation.Add(Updates.Of("c", model, Updates.Model(round, round, round), round: round));
        return ((AggregationOutcome.Aggregated)aggregation.Complete()).Model;
    }
}
