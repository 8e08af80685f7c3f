using Federation.Core;
using Federation.Server.Tests.Support;
using Federation.Strategies;

namespace Federation.Server.Tests.Rounds;

[CancelAfter(30_000)]
internal sealed class ProbeTests
{
    [Test]
    public async Task Probe_SomeAnswer_AreGivenByIdAndTheOthersRecorded(CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<string, EvaluateResult> measured = null!;
        var clients = new FakeClients("a", "b", "c", "d").AllAtOnce();
        clients["a"].AtOnce = _ => FakeClients.Evaluated(double.NaN);
        clients["b"].AtOnce = _ => new InstructionOutcome.Failed(FailureKind.Late, "no answer");
        clients["c"].AtOnce = request => request is InstructionRequest.Fit ? clients.Fitted(Models.Of(4, 4, 4)) : FakeClients.Evaluated(2.5, 7);
        var selector = new TestSelector(async (context, token) =>
        {
            measured = await context.Probe([context.Available[2], context.Available[0], context.Available[1]], token);
            return new(context.Available.Where(client => measured.ContainsKey(client.Id)).ToList());
        });
        var options = new FedAvgOptions { InitialParameters = Models.Of(0, 0, 0), FractionEvaluate = 0, EvaluateTimeout = TimeSpan.FromMinutes(3) };
        var run = new FakeRun(new FedAvg(options) { FitSelector = selector }, clients, cancellationToken: cancellationToken);

        var round = (await run.Completion.WaitAsync(cancellationToken)).Rounds.Single();

        Assert.That(measured.Keys, Is.EqualTo(new[] { "c" }));
        Assert.That((measured["c"].Loss, measured["c"].ExampleCount), Is.EqualTo((2.5, 7L)));
        Assert.That(round.Fits.Single().ClientId, Is.EqualTo("c"));
        Assert.That(round.Probes.Single(), Has.Property("ClientId").EqualTo("c").And.Property("Loss").EqualTo(2.5).And.Property("UpdateBytes").Zero);
        Assert.That(round.Evaluations, Is.Empty);
        Assert.That(
            round.Failures.Select(failure => (failure.ClientId, failure.Phase, failure.Kind)),
            Is.EqualTo(new[] { ("a", RoundPhase.Probe, FailureKind.RefusedUpdate), ("b", RoundPhase.Probe, FailureKind.Late) }));
        Assert.That(clients["d"].Asked, Is.Empty);
        Assert.That(clients["c"].Asked[0].Limit, Is.EqualTo(TimeSpan.FromMinutes(3)));
        var (probe, fit) = ((InstructionRequest.Evaluate)clients["c"].Asked[0].Request, (InstructionRequest.Fit)clients["c"].Asked[1].Request);
        Assert.That(probe.Model, Is.SameAs(fit.Model));
        Assert.That(
            run.Recorder.Events.Where(e => e.Name == nameof(IRunObserver.PhaseStarted)).Select(e => e.Phase),
            Is.EqualTo(new RoundPhase?[] { RoundPhase.Probe, RoundPhase.Fit }));
    }

    [Test]
    public async Task Probe_Cancelled_TakesTheInstructionsBack(CancellationToken cancellationToken)
    {
        var clients = new FakeClients("a", "b");
        using var patience = new CancellationTokenSource();
        var selector = new TestSelector(async (context, _) =>
        {
            var probing = context.Probe(context.Available, patience.Token);
            await patience.CancelAsync();
            await probing;
            return ClientSelection.None;
        });
        var run = new FakeRun(new FedAvg(TestStrategy.Options(2)) { FitSelector = selector }, clients, cancellationToken: cancellationToken);

        await Assert.ThatAsync(() => run.Completion.WaitAsync(cancellationToken), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(clients.All.Select(client => client.Asked.Single().IsTakenBack), Is.All.True);
    }

    [Test]
    public async Task Probe_WhileAnotherGoesOn_EndsTheRunAndTakesTheOtherBack(CancellationToken cancellationToken)
    {
        var clients = new FakeClients("a", "b");
        var selector = new TestSelector(async (context, token) =>
        {
            _ = context.Probe([context.Available[0]], token).AsTask();
            await context.Probe([context.Available[1]], token);
            return new(context.Available);
        });
        var run = new FakeRun(new FedAvg(TestStrategy.Options(2)) { FitSelector = selector }, clients, cancellationToken: cancellationToken);

        await Assert.ThatAsync(
            () => run.Completion.WaitAsync(cancellationToken),
            Throws.InvalidOperationException.With.Message.EqualTo(
                "The strategy probes clients for Fit of round 1 while another probe is going on: probe all at once, or await one before the next."));
        Assert.That(clients["a"].Asked.Single().IsTakenBack);
        Assert.That(clients["b"].Asked, Is.Empty);
    }

    [Test]
    public async Task Probe_OneAfterTheOther_BothAnswered(CancellationToken cancellationToken)
    {
        var clients = new FakeClients("a", "b").AllAtOnce();
        var selector = new TestSelector(async (context, token) =>
        {
            var first = await context.Probe([context.Available[0]], token);
            var second = await context.Probe(context.Available, token);
            return new([.. context.Available.Where(client => second.ContainsKey(client.Id) && !first.ContainsKey(client.Id))]);
        });
        var run = new FakeRun(new FedAvg(TestStrategy.Options(2)) { FitSelector = selector }, clients, cancellationToken: cancellationToken);

        var round = (await run.Completion.WaitAsync(cancellationToken)).Rounds.Single();

        Assert.That(round.Probes.Select(answer => answer.ClientId), Is.EqualTo(new[] { "a", "a", "b" }));
        Assert.That(round.Fits.Single().ClientId, Is.EqualTo("b"));
    }

    [Test]
    public async Task Probe_NotAwaited_IsTakenBackWhenTheChoiceIsMade(CancellationToken cancellationToken)
    {
        var clients = new FakeClients("a", "b");
        var selector = new TestSelector((context, token) =>
        {
            _ = context.Probe([context.Available[0]], token).AsTask();
            return new(new ClientSelection([context.Available[0]]));
        });
        var run = new FakeRun(new FedAvg(TestStrategy.Options(2)) { FitSelector = selector }, clients, cancellationToken: cancellationToken);
        var probe = await clients["a"].NextAsync(cancellationToken);
        var fit = await clients["a"].NextAsync(cancellationToken);
        Assert.That(probe.IsTakenBack);
        fit.Answer(clients.Fitted(Models.Of(1, 1, 1)));

        var round = (await run.Completion.WaitAsync(cancellationToken)).Rounds.Single();

        Assert.That(round.Fits.Single().ClientId, Is.EqualTo("a"));
        Assert.That((round.Probes, round.Failures), Is.EqualTo((Array.Empty<ClientAnswer>(), Array.Empty<ClientFailure>())));
    }

    [Test]
    public async Task Probe_OfAStranger_EndsTheRunAndSaysSo(CancellationToken cancellationToken)
    {
        var selector = new TestSelector(async (context, token) =>
        {
            await context.Probe([new ClientInfo("stranger", ScalarMap.Empty)], token);
            return ClientSelection.None;
        });
        var run = new FakeRun(new FedAvg(TestStrategy.Options(2)) { FitSelector = selector }, new FakeClients("a"), cancellationToken: cancellationToken);

        await Assert.ThatAsync(
            () => run.Completion.WaitAsync(cancellationToken),
            Throws.InvalidOperationException.With.Message.EqualTo("The strategy chose client \"stranger\" for Probe of round 1, which is not among the available ones."));
    }

    [Test]
    public async Task Probe_BeforeFit_ModelTravelsOnce(CancellationToken cancellationToken)
    {
        var selector = new TestSelector(
            async (context, token) => new([.. context.Available.IntersectBy((await context.Probe(context.Available, token)).Keys, client => client.Id)]),
            minAvailableClients: 1);
        var strategy = new FedAvg(TestStrategy.Options(1)) { FitSelector = selector };
        await using var server = await TestServer.StartAsync(strategy);
        using var client = await RawClient.JoinAsync(server.Address, "c", cancellationToken);

        var probe = await client.NextInstructionAsync(cancellationToken);
        await client.SendAsync(new() { Result = new() { InstructionId = probe.Id, Evaluate = new() { Loss = 1.5, ExampleCount = 2 } } });
        var fit = await client.NextInstructionAsync(cancellationToken);
        await client.AnswerFitAsync(fit.Id, Models.Of(1, 1, 1), 1, cancellationToken);
        var history = await server.Completion.WaitAsync(cancellationToken);

        Assert.That(probe.Evaluate.ModelVersion, Is.EqualTo(fit.Fit.ModelVersion));
        Assert.That(client.ModelsReceived, Is.EqualTo(1));
        Assert.That(client.Received.Where(message => message.Chunk is not null).Sum(message => message.Chunk.Data.Length), Is.EqualTo(12), "the model's bytes, once");
        Assert.That(history.Rounds[0].Probes.Single().Loss, Is.EqualTo(1.5));
        Assert.That(history.Rounds[0].Fits, Has.Count.EqualTo(1));
    }
}
