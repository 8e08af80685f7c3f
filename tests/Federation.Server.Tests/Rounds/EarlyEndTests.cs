using Federation.Core;
using Federation.Server.Tests.Support;
using Federation.Strategies;
using Microsoft.Extensions.Logging;

namespace Federation.Server.Tests.Rounds;

[CancelAfter(30_000)]
internal sealed class EarlyEndTests
{
    [Test]
    public async Task StoppingRule_HasAReason_EndsTheRunWithIt(CancellationToken cancellationToken)
    {
        using var log = new RecordingLog(LogLevel.Information);
        var rule = new Rule(rounds => rounds[^1].EvaluateMetrics.Count == 0 && rounds[^1].Loss >= 2 ? "the loss is enough" : null);
        var strategy = new FedAvg(Options(evaluates: true, rule));
        var run = new FakeRun(strategy, new FakeClients("a", "b").AllAtOnce(), rounds: 5, cancellationToken, log);

        var history = await run.Completion.WaitAsync(cancellationToken);

        Assert.That(history.StopReason, Is.EqualTo("the loss is enough"));
        Assert.That(history.Rounds.Select(round => round.Loss), Is.EqualTo(new double?[] { 1, 2 }));
        Assert.That(log.Entries, Has.Some.Contains("The strategy ends the run after round 2: the loss is enough."));
        Assert.That(run.Recorder.Events[^1].Name, Is.EqualTo(nameof(IRunObserver.RunFinished)));
        Assert.That(rule.Asked.Select(rounds => string.Join(' ', rounds.Select(round => round.Round))), Is.EqualTo(new[] { "1", "1 2" }));
        Assert.That(rule.Asked[1].Select(round => (round.Loss, round.IsAggregated)), Is.EqualTo(new[] { (1.0, true), (2.0, true) }));
        Assert.That(rule.Asked[1][1].Elapsed, Is.GreaterThanOrEqualTo(rule.Asked[1][0].Elapsed));
    }

    [Test]
    public async Task StoppingRule_AfterTheLastRound_IsAskedAndAllRoundsWereDone(CancellationToken cancellationToken)
    {
        var rule = new Rule(rounds => rounds.Count == 2 ? "enough" : null);
        var run = new FakeRun(new FedAvg(Options(evaluates: false, rule)), new FakeClients("a", "b").AllAtOnce(), rounds: 2, cancellationToken);

        var history = await run.Completion.WaitAsync(cancellationToken);

        Assert.That(history.StopReason, Is.Null);
        Assert.That(rule.Asked, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Strategy_ThrowsAfterItsRounds_LosesNothingOfThem(CancellationToken cancellationToken)
    {
        var cause = new InvalidDataException("cannot evaluate");
        var options = new FedAvgOptions
        {
            InitialParameters = Models.Of(0, 0, 0),
            FractionEvaluate = 0,
            Evaluate = (round, model, _) => round < 3 ? new(new EvaluateResult(Models.First(model), 1)) : throw cause,
        };
        var run = new FakeRun(new FedAvg(options), new FakeClients("a", "b").AllAtOnce(), rounds: 5, cancellationToken);

        await Assert.ThatAsync(() => run.Completion.WaitAsync(cancellationToken), Throws.Exception.SameAs(cause));

        CheckTwoRounds(run.History!);
        var (history, told) = ((RunHistory?, Exception))run.Recorder.Events[^1].Value!;
        Assert.That(run.Recorder.Events[^1].Name, Is.EqualTo(nameof(IRunObserver.RunEnded)));
        Assert.That(told, Is.SameAs(cause));
        CheckTwoRounds(history!);

        static void CheckTwoRounds(RunHistory history)
        {
            Assert.That(history.InitialEvaluation!.Loss, Is.Zero);
            Assert.That(history.Rounds.Select(round => round.ServerEvaluation!.Loss), Is.EqualTo(new[] { 1.0, 2.0 }));
            Assert.That(Models.Values(history.Model), Is.EqualTo(new[] { 2f, 2f, 2f }), "the model after them");
        }
    }

    [Test]
    public async Task Wait_TimesOut_LosesNothingOfTheRoundsBefore(CancellationToken cancellationToken)
    {
        var clients = new FakeClients("a", "b").AllAtOnce();
        var options = new FedAvgOptions
        {
            InitialParameters = Models.Of(0, 0, 0),
            FractionEvaluate = 0,
            Evaluate = (round, _, _) =>
            {
                clients["b"].IsConnected = round < 2;
                return new((EvaluateResult?)null);
            },
        };
        var run = new FakeRun(new FedAvg(options), clients, rounds: 5, cancellationToken);

        await Assert.ThatAsync(
            () => run.Completion.WaitAsync(cancellationToken), Throws.InstanceOf<TimeoutException>().With.Message.EqualTo("2 clients are needed, but there were 1."));

        Assert.That(run.History!.Rounds, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Run_FailsBeforeThereIsAModel_HasNoHistory(CancellationToken cancellationToken)
    {
        var run = new FakeRun(new FedAvg(), new FakeClients("a"), cancellationToken: cancellationToken);

        await Assert.ThatAsync(() => run.Completion.WaitAsync(cancellationToken), Throws.InstanceOf<TimeoutException>());

        Assert.That(run.History, Is.Null);
        Assert.That(run.Recorder.Events[^1].Name, Is.EqualTo(nameof(IRunObserver.RunEnded)));
    }

    [Test]
    public async Task Server_StoppedInItsSecondRound_KeepsTheFirst(CancellationToken cancellationToken)
    {
        var gate = new Gate();
        var recorder = new Recorder();
        await using var server = await TestServer.StartAsync(TestStrategy.Of(1), options => options.Rounds = 3, recorder);
        var client = new TestClient { WhileFitting = (request, token) => request.Round == 2 ? gate.PassAsync(token) : Task.CompletedTask };
        var running = RealClient.RunAsync(server.Address, "c", client, cancellationToken);
        await gate.Reached.WaitAsync(cancellationToken);
        Assert.That(server.History!.Rounds, Has.Count.EqualTo(1), "while it runs");

        await server.StopAsync().WaitAsync(cancellationToken);
        await running.WaitAsync(cancellationToken);

        Assert.That(server.Completion.IsCanceled);
        Assert.That(server.History!.Rounds, Has.Count.EqualTo(1));
        Assert.That(Models.First(server.History.Model), Is.EqualTo(1f));
        var (history, cause) = ((RunHistory?, Exception))recorder.Events.Single(e => e.Name == nameof(IRunObserver.RunEnded)).Value!;
        Assert.That(history!.Rounds, Has.Count.EqualTo(1));
        Assert.That(cause, Is.InstanceOf<OperationCanceledException>());
    }

    private static FedAvgOptions Options(bool evaluates, IStoppingRule rule) => new()
    {
        InitialParameters = Models.Of(0, 0, 0),
        FractionEvaluate = evaluates ? 1 : 0,
        StoppingRule = rule,
    };

    private sealed class Rule(Func<IReadOnlyList<RoundSummary>, string?> reason) : IStoppingRule
    {
        public List<RoundSummary[]> Asked { get; } = [];

        public string? ReasonToStop(IReadOnlyList<RoundSummary> rounds)
        {
            Asked.Add([.. rounds]);
            return reason(rounds);
        }
    }
}
