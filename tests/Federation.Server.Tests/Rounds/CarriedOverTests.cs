using Federation.Core;
using Federation.Server.Tests.Support;
using Federation.Strategies;

namespace Federation.Server.Tests.Rounds;

[CancelAfter(30_000)]
internal sealed class CarriedOverTests
{
    private static readonly TimeSpan s_deadline = TimeSpan.FromMinutes(7);

    [Test]
    public async Task Run_ThatKeepsPending_CountsThemInALaterRound(CancellationToken cancellationToken)
    {
        var updates = new List<ClientUpdate>();
        var aggregator = new TestAggregator { Folding = updates.AddRange };
        var (fitSelector, evaluateSelector) = (Everybody(), Everybody());
        var strategy = Strategy(aggregator, fitSelector, evaluateSelector);
        var clients = EvaluatingAtOnce("a", "b", "c");
        var b = clients["b"];
        b.AtOnce = request => request is InstructionRequest.Evaluate and not { Round: 2 } ? FakeClients.Evaluated(0) : null;
        var run = new FakeRun(strategy, clients, rounds: 3, cancellationToken);

        // Round 1 ends with a's answer; b and c go on.
        var a1 = await NextFitAsync(clients["a"], cancellationToken);
        var (b1, c1) = (await b.NextAsync(cancellationToken), await clients["c"].NextAsync(cancellationToken));
        a1.Answer(clients.Fitted(Models.Of(1, 1, 1)));

        // Round 2 ends with b's answer to round 1.
        var a2 = await NextFitAsync(clients["a"], cancellationToken);
        b1.Answer(clients.Fitted(Models.Of(2, 2, 2)));

        // While b evaluates, c's time is up and a answers.
        var evaluation = await b.NextAsync(cancellationToken);
        c1.Fail(FailureKind.Late, "no answer");
        a2.Answer(clients.Fitted(Models.Of(3, 3, 3)));
        evaluation.Answer(FakeClients.Evaluated(0));

        // Round 3 ends with a's answer to round 2, which was there already.
        var history = await run.Completion.WaitAsync(cancellationToken);

        Assert.That(
            history.Rounds.Select(round => string.Join(' ', round.Fits.Select(fit => $"{fit.ClientId}{fit.AskedInRound}"))),
            Is.EqualTo(new[] { "a1", "b1", "a2" }));
        Assert.That(
            history.Rounds.Select(round => string.Join(' ', round.Failures.Select(failure => $"{failure.ClientId} {failure.Phase} {failure.Kind}"))),
            Is.EqualTo(new[] { "", "c Fit Late", "" }));
        Assert.That(fitSelector.Contexts.Select(Describe), Is.EqualTo(new[] { "abc|", "a|bc", "bc|a" }));
        Assert.That(evaluateSelector.Contexts.Select(Describe), Is.EqualTo(new[] { "a|bc", "b|ac", "a|bc" }));
        Assert.That(
            aggregator.Begun.Select(context => $"{string.Concat(TestSelector.Ids(context.Asked))}|{context.ConnectedClients}"),
            Is.EqualTo(new[] { "abc|3", "abc|3", "abc|3" }));
        Assert.That(updates.Select(update => update.Round), Is.EqualTo(new[] { 1, 1, 2 }));
        Assert.That(updates[1].Instruction.Parameters, Is.SameAs(strategy.InitialParameters));
        Assert.That(Models.First(updates[2].Instruction.Parameters), Is.EqualTo(1f));
        Assert.That(new[] { b, clients["c"] }.Select(client => client.Asked[^1].IsTakenBack), Is.All.True, "the run is over");
        Assert.That(clients.All.SelectMany(client => client.Asked).Where(asked => asked.Request is InstructionRequest.Fit), Has.All.Property("Limit").EqualTo(s_deadline));
        Assert.That(clients.IsMemoryFree);
    }

    [Test]
    public async Task Run_NobodyIdle_GoesOnWithThoseWhoAreBusy(CancellationToken cancellationToken)
    {
        var clients = EvaluatingAtOnce("a", "b");
        var first = true;
        var selector = new TestSelector(context => first ? new(context.Available) : ClientSelection.None);
        var run = new FakeRun(Strategy(new TestAggregator(), selector, Everybody()), clients, rounds: 3, cancellationToken);
        var (a, b) = (await clients["a"].NextAsync(cancellationToken), await clients["b"].NextAsync(cancellationToken));
        first = false;
        b.Answer(clients.Fitted(Models.Of(1, 1, 1)));
        await run.Recorder.UntilAsync(events => events.Any(e => e.Value is RoundRecord { Round: 1 }), cancellationToken);
        a.Answer(clients.Fitted(Models.Of(2, 2, 2)));

        var history = await run.Completion.WaitAsync(cancellationToken);

        Assert.That(history.Rounds.Select(round => round.Fits.SingleOrDefault()?.ClientId), Is.EqualTo(new[] { "b", "a", null }));
        Assert.That(history.Rounds[2].NotAggregated, Is.EqualTo("no client was selected"));
    }

    [Test]
    public async Task Run_MoreAnswersThanTheRoundTakes_KeepsTheRestForTheNext(CancellationToken cancellationToken)
    {
        var clients = new FakeClients("a", "b", "c").AllAtOnce();
        var aggregator = new TestAggregator();
        var run = new FakeRun(Strategy(aggregator, Everybody(), Everybody(), answersPerRound: 2), clients, rounds: 2, cancellationToken);

        var history = await run.Completion.WaitAsync(cancellationToken);

        Assert.That(aggregator.Batches[0], Is.EqualTo(new[] { "1:a", "1:b" }));
        Assert.That(aggregator.Batches[1], Is.EqualTo(new[] { "1:c", "2:a" }));
        Assert.That(history.Rounds[1].Fits.Select(fit => fit.ClientId), Is.EqualTo(new[] { "a", "c" }));
        Assert.That(clients.IsMemoryFree);
    }

    [Test]
    public async Task Run_StrategyThrowsInALaterRound_TakesBackWhoIsPending(CancellationToken cancellationToken)
    {
        var clients = EvaluatingAtOnce("a", "b", "c");
        var selector = new TestSelector(context => context.Round == 1 ? new(context.Available) : throw new InvalidDataException("no choice"));
        var run = new FakeRun(Strategy(new TestAggregator(), selector, Everybody()), clients, rounds: 3, cancellationToken);
        var (a, b) = (await clients["a"].NextAsync(cancellationToken), await clients["b"].NextAsync(cancellationToken));
        b.Answer(clients.Fitted(Models.Of(1, 1, 1)));

        await Assert.ThatAsync(() => run.Completion.WaitAsync(cancellationToken), Throws.InstanceOf<InvalidDataException>());

        Assert.That(a.IsTakenBack);
        Assert.That(clients["c"].Asked.Single().IsTakenBack);
        Assert.That(run.History!.Rounds, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Run_CancelledBetweenRounds_TakesBackWhoIsPendingAndGivesMemoryBack(CancellationToken cancellationToken)
    {
        using var stop = new CancellationTokenSource();
        var clients = new FakeClients("a", "b", "c");
        var run = new FakeRun(Strategy(new TestAggregator(), Everybody(), Everybody()), clients, rounds: 3, stop.Token);
        var (a, b) = (await clients["a"].NextAsync(cancellationToken), await clients["b"].NextAsync(cancellationToken));
        b.Answer(clients.Fitted(Models.Of(1, 1, 1)));
        await clients["b"].NextAsync(cancellationToken);
        a.Answer(clients.Fitted(Models.Of(2, 2, 2)));
        await stop.CancelAsync();

        await Assert.ThatAsync(() => run.Completion.WaitAsync(cancellationToken), Throws.InstanceOf<OperationCanceledException>());

        Assert.That(clients["b"].Asked[^1].IsTakenBack, "the evaluation");
        Assert.That(clients["c"].Asked.Single().IsTakenBack);
        Assert.That(clients.IsMemoryFree, "a's update was never folded in");
    }

    [Test]
    public async Task Updates_BetweenRounds_WaitWithinTheMemoryAndAreFoldedFirstInTheNext(CancellationToken cancellationToken)
    {
        // Memory for one update: while b's waits for the next round, c has to keep its own.
        var everybody = new TestSelector((context, _) => new(new ClientSelection(context.Available)), minAvailableClients: 3);
        await using var server = await TestServer.StartAsync(
            Strategy(new TestAggregator(), everybody, Everybody()), options => (options.Rounds, options.UpdateMemory) = (3, 1));
        using var a = await RawClient.JoinAsync(server.Address, "a", cancellationToken);
        using var b = await RawClient.JoinAsync(server.Address, "b", cancellationToken);
        using var c = await RawClient.JoinAsync(server.Address, "c", cancellationToken);
        var a1 = await a.NextInstructionAsync(cancellationToken);
        var b1 = await b.NextInstructionAsync(cancellationToken);
        var c1 = await c.NextInstructionAsync(cancellationToken);

        await a.AnswerFitAsync(a1.Id, Models.Of(1, 1, 1), 1, cancellationToken);
        var evaluation = await a.NextInstructionAsync(cancellationToken);
        Assert.That((await b.AnswerFitAsync(b1.Id, Models.Of(2, 2, 2), 1, cancellationToken)).Accepted, "while a evaluates");
        await c.AnnounceAsync(c1.Id, Models.Of(3, 3, 3), 1);
        await EvaluateAsync(c, instruction: 999);
        Assert.That((await c.NextReceiptAsync(cancellationToken)).InstructionId, Is.EqualTo(999));
        Assert.That(c.Received.Select(message => message.Proceed), Is.All.Null, "the server has heard c's announcement and has no room");

        await EvaluateAsync(a, evaluation.Id);
        await c.NextAsync(Protos.V1.ServerMessage.MessageOneofCase.Proceed, cancellationToken);
        await c.SendTensorsAsync(c1.Id, Models.Of(3, 3, 3));
        Assert.That((await c.NextReceiptAsync(cancellationToken)).Accepted);
        await EvaluateAsync(b, (await b.NextInstructionAsync(cancellationToken)).Id);
        await EvaluateAsync(c, (await c.NextInstructionAsync(cancellationToken)).Id);
        var history = await server.Completion.WaitAsync(cancellationToken);

        Assert.That(
            history.Rounds.Select(round => string.Join(' ', round.Fits.Select(fit => $"{fit.ClientId}{fit.AskedInRound}"))),
            Is.EqualTo(new[] { "a1", "b1", "c1" }));
        Assert.That(history.Rounds.SelectMany(round => round.Failures), Is.Empty);

        static Task EvaluateAsync(RawClient client, ulong instruction) =>
            client.SendAsync(new() { Result = new() { InstructionId = instruction, Evaluate = new() { ExampleCount = 1 } } });
    }

    private static FedAvg Strategy(TestAggregator aggregator, TestSelector fit, TestSelector evaluate, int answersPerRound = 1) =>
        new(TestStrategy.Options(2, evaluates: true))
        {
            Aggregator = aggregator,
            FitSelector = fit,
            EvaluateSelector = evaluate,
            FitRule = new TestRule(answersPerRound, keepsPending: true, s_deadline),
        };

    private static TestSelector Everybody() => new(context => new(context.Available));

    private static FakeClients EvaluatingAtOnce(params string[] ids)
    {
        var clients = new FakeClients(ids);
        foreach (var client in clients.All)
        {
            client.AtOnce = request => request is InstructionRequest.Evaluate ? FakeClients.Evaluated(0) : null;
        }

        return clients;
    }

    private static async Task<FakeInstruction> NextFitAsync(FakeClient client, CancellationToken cancellationToken)
    {
        while (true)
        {
            var asked = await client.NextAsync(cancellationToken);
            if (asked.Request is InstructionRequest.Fit)
            {
                return asked;
            }
        }
    }

    private static string Describe(SelectionContext context) =>
        $"{string.Concat(TestSelector.Ids(context.Available))}|{string.Concat(TestSelector.Ids(context.Busy))}";
}
