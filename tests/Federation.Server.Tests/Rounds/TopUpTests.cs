using Federation.Server.Tests.Support;
using Federation.Strategies;

namespace Federation.Server.Tests.Rounds;

[CancelAfter(30_000)]
internal sealed class TopUpTests
{
    [Test]
    public async Task Run_WhileItWaits_AsksOthersInPlaceOfThoseWhoAreDone(CancellationToken cancellationToken)
    {
        var clients = new FakeClients("a", "b", "c", "d", "e");
        clients["c"].IsConnected = clients["d"].IsConnected = false;
        var (selector, rule, aggregator) = (TwoAtATime(wanted: 3), new Watched(answers: 3), new TestAggregator());
        var run = new FakeRun(Strategy(selector, rule, aggregator), clients, cancellationToken: cancellationToken);

        // c connects while the round waits, and is asked when a has answered.
        clients["c"].IsConnected = true;
        (await clients["a"].NextAsync(cancellationToken)).Answer(clients.Fitted(Models.Of(1, 1, 1)));
        var c = await clients["c"].NextAsync(cancellationToken);
        clients["d"].IsConnected = true;
        (await clients["b"].NextAsync(cancellationToken)).Fail(FailureKind.Disconnected, "gone");
        var d = await clients["d"].NextAsync(cancellationToken);
        c.Answer(clients.Fitted(Models.Of(2, 2, 2)));
        var e = await clients["e"].NextAsync(cancellationToken);
        d.Answer(clients.Fitted(Models.Of(3, 3, 3)));
        var history = await run.Completion.WaitAsync(cancellationToken);

        Assert.That(history.Rounds[0].Fits.Select(fit => fit.ClientId), Is.EqualTo(new[] { "a", "c", "d" }));
        Assert.That(history.Rounds[0].Failures.Select(failure => failure.ClientId), Is.EqualTo(new[] { "b" }));
        Assert.That(selector.Contexts.Select(Describe), Is.EqualTo(new[] { "abe|", "ce|b", "de|c", "e|d" }));
        Assert.That(selector.Contexts.Select(context => context.Random), Is.All.SameAs(selector.Contexts[0].Random));
        Assert.That(Announced(run), Is.EqualTo(new[] { "PhaseStarted ab", "ClientsAdded c", "ClientsAdded d", "ClientsAdded e" }));
        Assert.That(rule.Last, Is.EqualTo(new RoundStatus(5, 3, 1) { Wanted = 3 }));
        Assert.That(TestSelector.Ids(aggregator.Begun.Single().Asked), Is.EqualTo(new[] { "a", "b" }));
        Assert.That(((InstructionRequest.Fit)c.Request).Model, Is.SameAs(((InstructionRequest.Fit)clients["a"].Asked.Single().Request).Model));
        Assert.That(e.IsTakenBack, "the run is over");
        Assert.That(clients.IsMemoryFree);
    }

    [Test]
    public async Task Run_SelectorChoosesNobody_GoesOnWithThoseAtWork(CancellationToken cancellationToken)
    {
        var clients = new FakeClients("a", "b", "c");
        var selector = new TestSelector(context => new([.. context.Available.Take(context.Busy.Count > 0 ? 0 : 2)]));
        var run = new FakeRun(Strategy(selector, new Watched(answers: 2)), clients, cancellationToken: cancellationToken);
        var (a, b) = (await clients["a"].NextAsync(cancellationToken), await clients["b"].NextAsync(cancellationToken));
        a.Answer(clients.Fitted(Models.Of(1, 1, 1)));
        await run.Recorder.UntilAsync(nameof(IRunObserver.ClientAnswered), "a", cancellationToken);
        b.Answer(clients.Fitted(Models.Of(2, 2, 2)));

        var history = await run.Completion.WaitAsync(cancellationToken);

        Assert.That(history.Rounds[0].Fits.Select(fit => fit.ClientId), Is.EqualTo(new[] { "a", "b" }));
        Assert.That(selector.Contexts.Select(Describe), Is.EqualTo(new[] { "abc|", "c|b" }), "asked once for each answer, no more often");
        Assert.That(Announced(run), Is.EqualTo(new[] { "PhaseStarted ab" }));
    }

    [Test]
    public async Task Run_RuleThatKeepsNobody_ChoosesOnce(CancellationToken cancellationToken)
    {
        var clients = new FakeClients("a", "b", "c");
        var selector = TwoAtATime(wanted: 2);
        var run = new FakeRun(Strategy(selector, new TestRule(2)), clients, cancellationToken: cancellationToken);
        var (a, b) = (await clients["a"].NextAsync(cancellationToken), await clients["b"].NextAsync(cancellationToken));
        a.Answer(clients.Fitted(Models.Of(1, 1, 1)));
        await run.Recorder.UntilAsync(nameof(IRunObserver.ClientAnswered), "a", cancellationToken);
        b.Fail(FailureKind.Disconnected, "gone");

        var history = await run.Completion.WaitAsync(cancellationToken);

        Assert.That(selector.Contexts.Select(Describe), Is.EqualTo(new[] { "abc|" }));
        Assert.That(clients["c"].Asked, Is.Empty);
        Assert.That(history.Rounds[0].Fits, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Run_SelectorThrowsWhileTheRoundWaits_TakesBackWhoIsAtWork(CancellationToken cancellationToken)
    {
        var clients = new FakeClients("a", "b", "c");
        var selector = new TestSelector(context => context.Busy.Count == 0
            ? new([.. context.Available.Take(2)])
            : throw new InvalidDataException("no choice"));
        var run = new FakeRun(Strategy(selector, new Watched(answers: 2)), clients, cancellationToken: cancellationToken);
        (await clients["a"].NextAsync(cancellationToken)).Answer(clients.Fitted(Models.Of(1, 1, 1)));

        await Assert.ThatAsync(() => run.Completion.WaitAsync(cancellationToken), Throws.InstanceOf<InvalidDataException>());

        Assert.That(clients["b"].Asked.Single().IsTakenBack);
        Assert.That(clients.IsMemoryFree);
    }

    [Test]
    public async Task Run_SelectorChoosesWhoHasAnswered_EndsTheRunAndSaysSo(CancellationToken cancellationToken)
    {
        var clients = new FakeClients("a", "b");
        IReadOnlyList<ClientInfo> first = [];
        var selector = new TestSelector(context => new(first = first.Count == 0 ? context.Available : [first[0]]));
        var run = new FakeRun(Strategy(selector, new Watched(answers: 2)), clients, cancellationToken: cancellationToken);
        (await clients["a"].NextAsync(cancellationToken)).Answer(clients.Fitted(Models.Of(1, 1, 1)));

        await Assert.ThatAsync(
            () => run.Completion.WaitAsync(cancellationToken),
            Throws.InvalidOperationException.With.Message.EqualTo("The strategy chose client \"a\" for Fit of round 1, which is not among the available ones."));
    }

    [Test]
    public async Task Probe_WhileOthersTrain_ChoosesAmongTheIdle(CancellationToken cancellationToken)
    {
        var clients = new FakeClients("a", "b", "c", "d");
        clients["c"].AtOnce = request => request is InstructionRequest.Evaluate ? FakeClients.Evaluated(1) : null;
        clients["d"].AtOnce = request => request is InstructionRequest.Evaluate ? FakeClients.Evaluated(2) : null;
        var selector = new TestSelector(
            async (context, token) => context.Busy.Count == 0
                ? new([.. context.Available.Take(2)])
                : new([(await Largest(context, token))]));
        var run = new FakeRun(Strategy(selector, new Watched(answers: 2)), clients, cancellationToken: cancellationToken);
        (await clients["a"].NextAsync(cancellationToken)).Answer(clients.Fitted(Models.Of(1, 1, 1)));
        await clients["d"].NextAsync(cancellationToken);
        (await clients["d"].NextAsync(cancellationToken)).Answer(clients.Fitted(Models.Of(2, 2, 2)));

        var history = await run.Completion.WaitAsync(cancellationToken);

        Assert.That(history.Rounds[0].Probes.Select(answer => answer.ClientId), Is.EqualTo(new[] { "c", "d" }));
        Assert.That(history.Rounds[0].Fits.Select(fit => fit.ClientId), Is.EqualTo(new[] { "a", "d" }));

        static async Task<ClientInfo> Largest(SelectionContext context, CancellationToken token)
        {
            var measured = await context.Probe(context.Available, token);
            return context.Available.MaxBy(client => measured[client.Id].Loss)!;
        }
    }

    private static TestSelector TwoAtATime(int wanted)
    {
        var first = true;
        return new(context =>
        {
            var selection = new ClientSelection([.. context.Available.Take(2 - context.Busy.Count)]);
            if (first)
            {
                selection = selection with { Wanted = wanted };
                first = false;
            }

            return selection;
        });
    }

    private static FedAvg Strategy(TestSelector selector, IRoundRule rule, TestAggregator? aggregator = null) =>
        new(TestStrategy.Options(2)) { FitSelector = selector, FitRule = rule, Aggregator = aggregator ?? new TestAggregator() };

    private static IEnumerable<string> Announced(FakeRun run) => run.Recorder.Events
        .Where(e => e.Name is nameof(IRunObserver.PhaseStarted) or nameof(IRunObserver.ClientsAdded))
        .Select(e => $"{e.Name} {string.Concat(TestSelector.Ids((IEnumerable<ClientInfo>)e.Value!))}");

    private static string Describe(SelectionContext context) =>
        $"{string.Concat(TestSelector.Ids(context.Available))}|{string.Concat(TestSelector.Ids(context.Busy))}";

    /// <summary>Ends after so many answers, keeps pending, and keeps the status with which the round ended.</summary>
    private sealed class Watched(int answers) : IRoundRule
    {
        public RoundStatus? Last { get; private set; }

        public TimeSpan? Deadline => null;

        public bool KeepsPending => true;

        public bool ShouldWait(RoundStatus status) => status.Succeeded < answers;

        public bool IsQuorum(RoundStatus status)
        {
            Last = status;
            return true;
        }
    }
}
