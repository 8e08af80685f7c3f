using Federation.Server.Tests.Support;
using Federation.Strategies;

namespace Federation.Server.Tests.Rounds;

[CancelAfter(30_000)]
internal sealed class FedBuffTests
{
    private const int Buffer = 2;
    private const int Concurrency = 4;
    private const int Rounds = 12;
    private const double Rate = 0.5;

    // Some of these outlast several rounds, at four at a time.
    private static readonly Dictionary<string, int> s_durations = new(StringComparer.Ordinal)
    {
        ["a"] = 2, ["b"] = 3, ["c"] = 5, ["d"] = 7, ["e"] = 11, ["f"] = 40,
    };

    [Test]
    public async Task Run_Simulated_IsWhatTheFormulaSays(CancellationToken cancellationToken)
    {
        var history = await SimulateAsync(cancellationToken);

        CheckModels(history, StepOf);
        var staleness = history.Rounds.SelectMany(round => round.Fits.Select(fit => round.Round - fit.AskedInRound)).ToList();
        Assert.That(history.Rounds.Select(round => round.Fits.Select(fit => fit.ClientId).Distinct().Count()), Is.All.EqualTo(Buffer));
        Assert.That(history.Rounds.SelectMany(round => round.Failures), Is.Empty);
        Assert.That(staleness, Has.Some.Zero.And.Some.EqualTo(1).And.Some.GreaterThan(2));
    }

    [Test]
    public async Task Run_SimulatedAgain_SameHistoryAndBits(CancellationToken cancellationToken)
    {
        var (first, again) = (await SimulateAsync(cancellationToken), await SimulateAsync(cancellationToken));

        Assert.That(again.Rounds.Select(Describe), Is.EqualTo(first.Rounds.Select(Describe)));
        Assert.That(again.Model[0].Data.Span.SequenceEqual(first.Model[0].Data.Span), "the same bits");
    }

    [Test]
    public async Task Run_OverRealStreams_CountsASlowClientInALaterRound(CancellationToken cancellationToken)
    {
        var gate = new Gate();
        var recorder = new Recorder();
        var options = new FedBuffOptions
        {
            InitialParameters = Models.Of(0, 0, 0),
            BufferSize = Buffer,
            Concurrency = 3,
            ServerLearningRate = Rate,
            MinAvailableClients = 3,
            FractionEvaluate = 1,
            Evaluate = Watch,
        };
        await using var server = await TestServer.StartAsync(new FedBuff(options), server => server.Rounds = 4, recorder);
        var slow = new TestClient { Step = StepOf("slow"), WhileFitting = (_, token) => gate.PassAsync(token) };

        // The quick ones begin when the slow one has, and none of the last round's two begins before the slow one has answered.
        Task WaitAsync(Federation.Client.FitRequest request, CancellationToken token) => request.Round < 4
            ? gate.Reached.WaitAsync(token)
            : recorder.UntilAsync(nameof(IRunObserver.ClientAnswered), "slow", token);
        var running = new[]
        {
            RealClient.RunAsync(server.Address, "slow", slow, cancellationToken),
            RealClient.RunAsync(server.Address, "a", new TestClient { Step = StepOf("a"), WhileFitting = WaitAsync }, cancellationToken),
            RealClient.RunAsync(server.Address, "b", new TestClient { Step = StepOf("b"), WhileFitting = WaitAsync }, cancellationToken),
        };
        await recorder.UntilAsync(events => events.Any(e => e.Value is RoundRecord { Round: 3 }), cancellationToken);
        gate.Open();

        var history = await server.Completion.WaitAsync(cancellationToken);
        await Task.WhenAll(running).WaitAsync(cancellationToken);

        Assert.That(history.Rounds.Take(3).Select(Describe), Is.EqualTo(new[] { "a1 b1", "a2 b2", "a3 b3" }));
        Assert.That(Describe(history.Rounds[3]), Does.Match("^[ab]4 slow1$"));
        Assert.That(history.Rounds.SelectMany(round => round.Failures), Is.Empty);
        Assert.That(history.Rounds.Take(3).SelectMany(round => round.Evaluations.Select(answer => answer.ClientId)), Has.None.EqualTo("slow"), "it was busy");
        CheckModels(history, StepOf);
    }

    [Test]
    public async Task Run_OriginOfAnOldRound_LivesAsLongAsAClientNeedsIt(CancellationToken cancellationToken)
    {
        var models = new List<WeakReference>();
        var clients = new FakeClients("a", "b", "slow").AllAtOnce();
        clients["slow"].AtOnce = _ => null;
        var options = new FedBuffOptions
        {
            InitialParameters = Models.Of(0, 0, 0),
            BufferSize = 1,
            Concurrency = 2,
            FractionEvaluate = 0,
            Evaluate = (_, model, _) =>
            {
                models.Add(new WeakReference(model));
                clients["a"].Forget();
                return Watch(0, model, default);
            },
        };
        clients["b"].IsConnected = false;
        var run = new FakeRun(new FedBuff(options), clients, rounds: 6, cancellationToken);
        await run.Completion.WaitAsync(cancellationToken);

        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        Assert.That(models.Select(model => model.IsAlive), Is.EqualTo(new[] { true, false, false, false, false, false, true }));
        GC.KeepAlive(run);
        GC.KeepAlive(options);
    }

    [Test]
    public async Task Run_ClientsFail_AreReplaced(CancellationToken cancellationToken)
    {
        var clients = new FakeClients("a", "b", "c", "d").AllAtOnce();
        var failures = 0;
        foreach (var client in clients.All)
        {
            var answer = client.AtOnce!;
            client.AtOnce = request => failures++ < 2 ? new InstructionOutcome.Failed(FailureKind.Disconnected, "gone") : answer(request);
        }

        var run = new FakeRun(new FedBuff(Options(Buffer, concurrency: 2)), clients, cancellationToken: cancellationToken);
        var round = (await run.Completion.WaitAsync(cancellationToken)).Rounds.Single();

        Assert.That((round.Failures.Count, round.Fits.Count, round.NotAggregated), Is.EqualTo((2, 2, (string?)null)));
    }

    [Test]
    public async Task Run_FewerClientsThanTheBuffer_EachCountsOnceInARound(CancellationToken cancellationToken)
    {
        var clients = new FakeClients("a", "b", "c").AllAtOnce();
        var run = new FakeRun(new FedBuff(Options(bufferSize: 5, concurrency: 5)), clients, rounds: 2, cancellationToken);

        var history = await run.Completion.WaitAsync(cancellationToken);

        Assert.That(history.Rounds.Select(Describe), Is.EqualTo(new[] { "a1 b1 c1", "a2 b2 c2" }));
        Assert.That(clients.All.Select(client => client.Asked.Count), Is.All.EqualTo(2));
    }

    [Test]
    public async Task Run_EveryClientFails_EndsTheRoundWhenNobodyIsLeft(CancellationToken cancellationToken)
    {
        var clients = new FakeClients("a", "b", "c");
        foreach (var client in clients.All)
        {
            client.AtOnce = _ => new InstructionOutcome.Failed(FailureKind.ClientError, "no data");
        }

        var run = new FakeRun(new FedBuff(Options(bufferSize: 1, concurrency: 1)), clients, rounds: 2, cancellationToken);
        var history = await run.Completion.WaitAsync(cancellationToken);

        Assert.That(history.Rounds.Select(round => round.Failures.Count), Is.All.EqualTo(3), "all were tried, each once in a round");
        Assert.That(history.Rounds.Select(round => round.NotAggregated), Is.All.EqualTo("too few results: 0 of 3 clients"));
    }

    private static FedBuffOptions Options(int bufferSize, int concurrency) => new()
    {
        InitialParameters = Models.Of(0, 0, 0),
        BufferSize = bufferSize,
        Concurrency = concurrency,
        FractionEvaluate = 0,
    };

    private static float StepOf(string client) => client[0] - 'a' + 1;

    private static string Describe(RoundRecord round) => string.Join(' ', round.Fits.Select(fit => $"{fit.ClientId}{fit.AskedInRound}"));

    private static ValueTask<Core.EvaluateResult?> Watch(int round, Core.TensorList model, CancellationToken cancellationToken) =>
        new(new Core.EvaluateResult(Models.First(model), 1));

    /// <summary>Works the models out in double from who counted in which round: each client adds a number to the model it was given.</summary>
    private static void CheckModels(RunHistory history, Func<string, float> step)
    {
        var model = 0.0;
        foreach (var round in history.Rounds)
        {
            model += Rate / Buffer * round.Fits.Sum(fit => step(fit.ClientId) / Math.Sqrt(1 + round.Round - fit.AskedInRound));
            Assert.That(round.ServerEvaluation!.Loss, Is.EqualTo(model).Within(1e-5), $"round {round.Round}");
        }
    }

    /// <summary>A run in which each client takes so long, in the time of a clock that goes from answer to answer.</summary>
    private static async Task<RunHistory> SimulateAsync(CancellationToken cancellationToken)
    {
        var clients = new FakeClients(s_durations.Keys);
        var options = new FedBuffOptions
        {
            InitialParameters = Models.Of(0, 0, 0),
            BufferSize = Buffer,
            Concurrency = Concurrency,
            ServerLearningRate = Rate,
            FractionEvaluate = 0,
            Evaluate = Watch,
        };
        var run = new FakeRun(new FedBuff(options), clients, Rounds, cancellationToken);
        var pending = new PriorityQueue<(string Client, FakeInstruction Instruction), (int Due, string Client)>();
        var now = 0;
        for (var answers = 0; answers < Rounds * Buffer; answers++)
        {
            var announced = await AnnouncedAsync(run, answers, cancellationToken);
            foreach (var client in announced.Except(pending.UnorderedItems.Select(item => item.Element.Client)))
            {
                pending.Enqueue((client, await clients[client].NextAsync(cancellationToken)), (now + s_durations[client], client));
            }

            Assert.That(pending.Count, Is.EqualTo(Concurrency), $"at work after {answers} answers");
            pending.TryDequeue(out var next, out var due);
            now = due.Due;
            var told = ((InstructionRequest.Fit)next.Instruction.Request).Model;
            next.Instruction.Answer(clients.Fitted(Models.Add(told, StepOf(next.Client)), (answers + 1) * 10));
        }

        var history = await run.Completion.WaitAsync(cancellationToken);
        Assert.That(pending.UnorderedItems.Select(item => item.Element.Instruction.IsTakenBack), Is.All.True, "the run is over");
        Assert.That(clients.All.Sum(client => client.Asked.Count), Is.EqualTo((Rounds * Buffer) + Concurrency - 1));
        Assert.That(clients.IsMemoryFree);
        return history;
    }

    /// <summary>Whom the strategy has chosen after so many answers: in each place that became free.</summary>
    private static async Task<IEnumerable<string>> AnnouncedAsync(FakeRun run, int answers, CancellationToken cancellationToken)
    {
        static bool IsAnnouncement(RunEvent e) => e.Name is nameof(IRunObserver.PhaseStarted) or nameof(IRunObserver.ClientsAdded);
        await run.Recorder.UntilAsync(events => events.Count(IsAnnouncement) == answers + 1, cancellationToken);
        return TestSelector.Ids((IEnumerable<ClientInfo>)run.Recorder.Events.Last(IsAnnouncement).Value!);
    }
}
