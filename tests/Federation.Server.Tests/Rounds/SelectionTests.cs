using Federation.Server.Tests.Support;
using Federation.Strategies;

namespace Federation.Server.Tests.Rounds;

[CancelAfter(30_000)]
internal sealed class SelectionTests
{
    private static readonly ClientInfo s_stranger = new("stranger", Core.ScalarMap.Empty);

    private static IEnumerable<TestCaseData> BadSelections()
    {
        TestCaseData Case(string name, string message, Func<SelectionContext, ClientSelection> select) =>
            new TestCaseData(select, message).SetArgDisplayNames(name);

        yield return Case("null", "The strategy's selection for Fit of round 1 is null.", _ => null!);
        yield return Case(
            "a stranger",
            "The strategy chose client \"stranger\" for Fit of round 1, which is not among the available ones.",
            context => new([context.Available[0], s_stranger]));
        yield return Case(
            "twice",
            "The strategy chose client \"a\" twice for Fit of round 1.",
            context => new([context.Available[0], context.Available[1], context.Available[0]]));
    }

    [TestCaseSource(nameof(BadSelections))]
    public async Task Select_WhatCannotBe_EndsTheRunBeforeAnybodyIsAsked(
        Func<SelectionContext, ClientSelection> select, string message, CancellationToken cancellationToken)
    {
        var clients = new FakeClients("a", "b").AllAtOnce();
        var run = new FakeRun(new FedAvg(TestStrategy.Options(2)) { FitSelector = new TestSelector(select) }, clients, cancellationToken: cancellationToken);

        await Assert.ThatAsync(
            () => run.Completion.WaitAsync(cancellationToken), Throws.InvalidOperationException.With.Message.EqualTo(message));
        Assert.That(clients.All.Sum(client => client.Asked.Count), Is.Zero);
    }

    [Test]
    public async Task Wanted_LessThanAsked_StopsTheOthersWithoutAFailure(CancellationToken cancellationToken)
    {
        var clients = new FakeClients("a", "b", "c", "d");
        var strategy = new FedAvg(TestStrategy.Options(4)) { FitSelector = new TestSelector(context => new(context.Available) { Wanted = 2 }) };
        var run = new FakeRun(strategy, clients, cancellationToken: cancellationToken);
        (await clients["d"].NextAsync(cancellationToken)).Answer(clients.Fitted(Models.Of(1, 1, 1)));
        (await clients["c"].NextAsync(cancellationToken)).Fail(FailureKind.ClientError, "no data");
        (await clients["a"].NextAsync(cancellationToken)).Answer(clients.Fitted(Models.Of(3, 3, 3)));

        var history = await run.Completion.WaitAsync(cancellationToken);

        Assert.That(history.Rounds[0].Fits.Select(fit => fit.ClientId), Is.EqualTo(new[] { "a", "d" }));
        Assert.That(history.Rounds[0].Failures.Select(failure => failure.ClientId), Is.EqualTo(new[] { "c" }), "b was told to stop");
        Assert.That(clients["b"].Asked.Single().IsTakenBack);
        Assert.That(Models.First(history.Model), Is.EqualTo(2f));
    }

    [Test]
    public async Task Wanted_MoreAnswersThereAtOnce_TakesNoMoreThanWanted(CancellationToken cancellationToken)
    {
        var clients = new FakeClients("a", "b", "c", "d").AllAtOnce();
        var strategy = new FedAvg(TestStrategy.Options(4)) { FitSelector = new TestSelector(context => new(context.Available) { Wanted = 3 }) };

        var history = await new FakeRun(strategy, clients, cancellationToken: cancellationToken).Completion.WaitAsync(cancellationToken);

        Assert.That(history.Rounds[0].Fits, Has.Count.EqualTo(3));
        Assert.That(history.Rounds[0].Failures, Is.Empty);
        Assert.That(clients.IsMemoryFree, "the fourth update's memory is given back too");
    }

    [Test]
    public async Task OverSelection_OverRealStreams_CancelsTheSlowOnes(CancellationToken cancellationToken)
    {
        var gates = new[] { new Gate(), new Gate() };
        var options = new FedAvgOptions
        {
            InitialParameters = Models.Of(0, 0, 0),
            FractionFit = 0.5,
            MinFitClients = 2,
            MinAvailableClients = 4,
            OverSelection = 2,
            FractionEvaluate = 0,
        };
        await using var server = await TestServer.StartAsync(new FedAvg(options));
        var bothSlow = Task.WhenAll(gates.Select(gate => gate.Reached));
        var running = gates
            .Select((gate, i) => RealClient.RunAsync(server.Address, $"slow-{i}", new TestClient { WhileFitting = (_, token) => gate.PassAsync(token) }, cancellationToken))
            .Concat(Enumerable.Range(0, 2).Select(i => RealClient.RunAsync(
                server.Address, $"quick-{i}", new TestClient { WhileFitting = (_, token) => bothSlow.WaitAsync(token) }, cancellationToken)))
            .ToList();

        var history = await server.Completion.WaitAsync(cancellationToken);
        await Task.WhenAll(gates.Select(gate => gate.Cancelled)).WaitAsync(cancellationToken);
        await Task.WhenAll(running).WaitAsync(cancellationToken);

        Assert.That(history.Rounds[0].Fits.Select(fit => fit.ClientId), Is.EqualTo(new[] { "quick-0", "quick-1" }));
        Assert.That(history.Rounds[0].Failures, Is.Empty);
    }

    [Test]
    public async Task ShouldWait_FalseFromTheStart_AsksNobody(CancellationToken cancellationToken)
    {
        var clients = new FakeClients("a", "b").AllAtOnce();
        var strategy = new FedAvg(TestStrategy.Options(2)) { FitRule = new Quorum(3, null) };

        var history = await new FakeRun(strategy, clients, cancellationToken: cancellationToken).Completion.WaitAsync(cancellationToken);

        Assert.That(clients.All.Sum(client => client.Asked.Count), Is.Zero);
        Assert.That(history.Rounds[0].NotAggregated, Is.EqualTo("too few results: 0 of 2 clients"));
    }
}
