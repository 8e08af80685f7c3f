using Federation.Core;
using Federation.Server.Tests.Support;
using Federation.Strategies;

namespace Federation.Server.Tests.Rounds;

[CancelAfter(30_000)]
internal sealed class AggregationContractTests
{
    [Test]
    public async Task Begin_AfterTheSelection_KnowsWhoIsAskedAndHowManyAreConnected(CancellationToken cancellationToken)
    {
        var clients = new FakeClients("a", "b", "c", "away").AllAtOnce();
        clients["away"].IsConnected = false;
        var aggregator = new TestAggregator();
        var strategy = new FedAvg(TestStrategy.Options(2))
        {
            Aggregator = aggregator,
            FitSelector = new TestSelector(context => new([context.Available[2], context.Available[0]])),
        };

        await new FakeRun(strategy, clients, cancellationToken: cancellationToken).Completion.WaitAsync(cancellationToken);

        var context = aggregator.Begun.Single();
        Assert.That(TestSelector.Ids(context.Asked), Is.EqualTo(new[] { "a", "c" }));
        Assert.That((context.Round, context.ConnectedClients), Is.EqualTo((1, 3)));
        Assert.That(aggregator.Completed, Is.EqualTo(1));
    }

    [Test]
    public async Task Begin_NobodySelected_IsNotCalled(CancellationToken cancellationToken)
    {
        var aggregator = new TestAggregator();
        var strategy = new FedAvg(TestStrategy.Options(2)) { Aggregator = aggregator, FitSelector = new TestSelector(_ => ClientSelection.None) };

        var history = await new FakeRun(strategy, new FakeClients("a"), cancellationToken: cancellationToken).Completion.WaitAsync(cancellationToken);

        Assert.That(aggregator.Begun, Is.Empty);
        Assert.That(history.Rounds[0].NotAggregated, Is.EqualTo("no client was selected"));
    }

    [Test]
    public async Task Complete_WithoutQuorum_IsNotCalled(CancellationToken cancellationToken)
    {
        var clients = new FakeClients("a", "b").AllAtOnce();
        clients["b"].AtOnce = _ => new InstructionOutcome.Failed(FailureKind.ClientError, "no data");
        var aggregator = new TestAggregator();
        var strategy = new FedAvg(TestStrategy.Options(2)) { Aggregator = aggregator, FitRule = new TestRule(2, minAnswers: 2) };

        var history = await new FakeRun(strategy, clients, cancellationToken: cancellationToken).Completion.WaitAsync(cancellationToken);

        Assert.That(aggregator.Completed, Is.Zero);
        Assert.That(history.Rounds[0].NotAggregated, Is.EqualTo("too few results: 1 of 2 clients"));
        Assert.That(history.Model, Is.SameAs(strategy.InitialParameters));
    }

    [Test]
    public async Task AddRange_Throws_EndsTheRunAndTakesBackWhoIsPending(CancellationToken cancellationToken)
    {
        var clients = new FakeClients("a", "b", "c");
        var aggregator = new TestAggregator { Folding = _ => throw new InvalidDataException("cannot fold") };
        var run = new FakeRun(new FedAvg(TestStrategy.Options(3)) { Aggregator = aggregator }, clients, cancellationToken: cancellationToken);
        (await clients["b"].NextAsync(cancellationToken)).Answer(clients.Fitted(Models.Of(1, 1, 1)));

        await Assert.ThatAsync(
            () => run.Completion.WaitAsync(cancellationToken), Throws.InstanceOf<InvalidDataException>().With.Message.EqualTo("cannot fold"));

        Assert.That(clients["a"].Asked.Single().IsTakenBack);
        Assert.That(clients["c"].Asked.Single().IsTakenBack);
        Assert.That(clients.IsMemoryFree);
    }

    private static IEnumerable<TestCaseData> WrongVerdicts()
    {
        TestCaseData Case(string name, int count, Func<IReadOnlyList<UpdateVerdict>, IReadOnlyList<UpdateVerdict>?> verdicts) =>
            new TestCaseData(verdicts, count).SetArgDisplayNames(name);

        yield return Case("none", 0, _ => []);
        yield return Case("null", 0, _ => null);
        yield return Case("one null", 1, all => [all[0], null!]);
        yield return Case("too many", 4, all => [.. all, .. all]);
    }

    [TestCaseSource(nameof(WrongVerdicts))]
    public async Task AddRange_VerdictsOfAnotherNumber_EndsTheRunAndSaysSo(
        Func<IReadOnlyList<UpdateVerdict>, IReadOnlyList<UpdateVerdict>?> verdicts, int count, CancellationToken cancellationToken)
    {
        var clients = new FakeClients("a", "b").AllAtOnce();
        var strategy = new FedAvg(TestStrategy.Options(2)) { Aggregator = new TestAggregator { Verdicts = verdicts } };

        var run = new FakeRun(strategy, clients, cancellationToken: cancellationToken);

        await Assert.ThatAsync(
            () => run.Completion.WaitAsync(cancellationToken),
            Throws.InvalidOperationException.With.Message.EqualTo($"Aggregation.AddRange gave {count} verdicts on 2 updates; it must be one on each."));
        Assert.That(clients.IsMemoryFree);
    }

    [Test]
    public async Task Begin_GivesNull_EndsTheRunBeforeAnybodyIsAsked(CancellationToken cancellationToken)
    {
        var clients = new FakeClients("a", "b").AllAtOnce();
        var run = new FakeRun(new FedAvg(TestStrategy.Options(2)) { Aggregator = new Nothing() }, clients, cancellationToken: cancellationToken);

        await Assert.ThatAsync(
            () => run.Completion.WaitAsync(cancellationToken),
            Throws.InvalidOperationException.With.Message.EqualTo("The strategy's aggregator began nothing for round 1."));
        Assert.That(clients.All.Sum(client => client.Asked.Count), Is.Zero);
    }

    [Test]
    public async Task Participant_ThatThrowsWhenOthersHaveAnswered_TheirMemoryIsGivenBack(CancellationToken cancellationToken)
    {
        var clients = new FakeClients("a", "b").AllAtOnce();
        clients["b"].AtOnce = _ => throw new InvalidDataException("broken participant");
        var run = new FakeRun(TestStrategy.Of(2), clients, cancellationToken: cancellationToken);

        await Assert.ThatAsync(() => run.Completion.WaitAsync(cancellationToken), Throws.InstanceOf<InvalidDataException>());
        Assert.That(clients.IsMemoryFree);
    }

    [Test]
    public async Task Participant_ThatThrows_EndsTheRunWithWhatItThrew(CancellationToken cancellationToken)
    {
        var clients = new FakeClients("a", "b");
        var run = new FakeRun(TestStrategy.Of(2), clients, cancellationToken: cancellationToken);
        (await clients["a"].NextAsync(cancellationToken)).Throw(new InvalidDataException("broken participant"));

        await Assert.ThatAsync(() => run.Completion.WaitAsync(cancellationToken), Throws.InstanceOf<InvalidDataException>());
        Assert.That(clients["b"].Asked.Single().IsTakenBack);
    }

    [TestCase(0.5, false, "the metric \"work\" is 0.5: only a part of the work was done, which the strategy does not accept")]
    [TestCase(0.5, true, null)]
    [TestCase(1.0, false, null)]
    [TestCase(0.0, true, "the metric \"work\" is 0; it must be a number, more than 0 and at most 1")]
    [TestCase(1.5, true, "the metric \"work\" is 1.5; it must be a number, more than 0 and at most 1")]
    [TestCase(-0.5, false, "the metric \"work\" is -0.5; it must be a number, more than 0 and at most 1")]
    [TestCase(double.NaN, true, "the metric \"work\" is NaN; it must be a number, more than 0 and at most 1")]
    [TestCase("half", true, "the metric \"work\" is a String; it must be a number, more than 0 and at most 1")]
    public async Task Work_OfAnUpdate_CountsAsTheStrategySays(object work, bool accepts, string? refusal, CancellationToken cancellationToken)
    {
        var clients = new FakeClients("a", "b").AllAtOnce();
        var metrics = new ScalarMap((FitMetricKeys.Work, work is double number ? number : (string)work));
        clients["a"].AtOnce = _ => clients.Fitted(Models.Of(5, 5, 5), 1, metrics);
        var aggregator = new TestAggregator();
        var options = new FedAvgOptions { InitialParameters = Models.Of(0, 0, 0), FractionEvaluate = 0, AcceptsPartialWork = accepts };

        var history = await new FakeRun(new FedAvg(options) { Aggregator = aggregator }, clients, cancellationToken: cancellationToken)
            .Completion.WaitAsync(cancellationToken);

        var round = history.Rounds.Single();
        Assert.That(round.Failures.SingleOrDefault()?.Reason, Is.EqualTo(refusal));
        Assert.That(Models.First(history.Model), Is.EqualTo(refusal is null ? 3f : 1f));
        Assert.That(aggregator.Batches.Single(), Is.EqualTo(refusal is null ? new[] { "1:a", "1:b" } : ["1:b"]));
        Assert.That(clients.IsMemoryFree);
    }

    private sealed class Nothing : IAggregator
    {
        public IAggregation Begin(AggregationContext context) => null!;
    }
}
