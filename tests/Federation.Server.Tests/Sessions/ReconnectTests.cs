using Federation.Core;
using Federation.Server.Tests.Support;
using Federation.Strategies;
using Microsoft.Extensions.Logging;

namespace Federation.Server.Tests.Sessions;

/// <summary>A client that loses its connection at any point comes back by itself, and its work counts once.</summary>
[CancelAfter(30_000)]
internal sealed class ReconnectTests
{
    private const int ModelElements = 250_000;
    private const long HalfAModel = 500_000;

    private Recorder _recorder = null!;
    private RecordingLog _clientLog = null!;

    [SetUp]
    public void Begin()
    {
        _recorder = new Recorder();
        _clientLog = new RecordingLog(LogLevel.Information);
    }

    [TearDown]
    public void End() => _clientLog.Dispose();

    [Test]
    public async Task Cut_WhileFitting_TheResultIsTaken(CancellationToken cancellationToken)
    {
        var gate = new Gate();
        await using var server = await StartAsync(1);
        await using var proxy = new CuttableProxy(server.Address);
        var client = new TestClient { WhileFitting = (_, token) => gate.PassAsync(token) };
        var running = RealClient.RunAsync(proxy.Address, "c", client, cancellationToken, _clientLog);
        await gate.Reached.WaitAsync(cancellationToken);

        proxy.Cut();
        await _recorder.UntilAsync(events => events.Count(e => e.Name == nameof(IRunObserver.ClientJoined)) == 2, cancellationToken);
        gate.Open();

        await CheckAsync(server, running, client, cancellationToken);
        Assert.That(proxy.Connections, Is.EqualTo(2));
    }

    [Test]
    public async Task Cut_WhileFittingAndDoneBeforeComingBack_TheResultIsTaken(CancellationToken cancellationToken)
    {
        var gate = new Gate();
        await using var server = await StartAsync(1);
        await using var proxy = new CuttableProxy(server.Address);
        var client = new TestClient { WhileFitting = (_, token) => gate.PassAsync(token) };
        var running = RealClient.RunAsync(proxy.Address, "c", client, cancellationToken, _clientLog);
        await gate.Reached.WaitAsync(cancellationToken);

        proxy.Refuse();
        await _recorder.UntilAsync(nameof(IRunObserver.ClientLeft), "c", cancellationToken);
        gate.Open();
        proxy.StopRefusing();

        await CheckAsync(server, running, client, cancellationToken);
    }

    [TestCase(Direction.ToClient, TestName = "Cut_InTheMiddleOfTheModel_TheModelIsSentAgain")]
    [TestCase(Direction.ToServer, TestName = "Cut_InTheMiddleOfTheUpdate_TheUpdateIsSentAgain")]
    public async Task Cut_InTheMiddleOfATransfer(Direction direction, CancellationToken cancellationToken)
    {
        await using var server = await StartAsync(1);
        await using var proxy = new CuttableProxy(server.Address);
        var cut = proxy.AfterBytes(direction, HalfAModel, proxy.Cut);
        var client = new TestClient();
        var running = RealClient.RunAsync(proxy.Address, "c", client, cancellationToken, _clientLog);

        await cut.WaitAsync(cancellationToken);

        // A reset may destroy the welcome in front of the model, and then the client begins afresh.
        await CheckAsync(server, running, client, cancellationToken, mustResume: direction == Direction.ToServer);
    }

    [Test]
    public async Task Cut_BetweenEndAndReceipt_TheResultIsTakenOnce(CancellationToken cancellationToken)
    {
        await using var server = await StartAsync(2, rounds: 2);
        await using var proxy = new CuttableProxy(server.Address);

        // Once the update is nearly there the client hears nothing any more, the receipt least of all.
        _ = proxy.AfterBytes(Direction.ToServer, (sizeof(float) * ModelElements) - 20_000, () => proxy.Stall(Direction.ToClient));
        var client = new TestClient();
        var gate = new Gate();
        var other = new TestClient { WhileFitting = (request, token) => request.Round == 1 ? gate.PassAsync(token) : Task.CompletedTask };
        var running = RealClient.RunAsync(proxy.Address, "c", client, cancellationToken, _clientLog);
        var otherRunning = RealClient.RunAsync(server.Address, "other", other, cancellationToken);
        await _recorder.UntilAsync(nameof(IRunObserver.ClientAnswered), "c", cancellationToken);

        proxy.Cut();
        await _recorder.UntilAsync(
            events => events.Count(e => e is { Name: nameof(IRunObserver.ClientJoined), ClientId: "c" }) == 2, cancellationToken);
        gate.Open();

        await CheckAsync(server, Task.WhenAll(running, otherRunning), client, cancellationToken, fits: 2);
    }

    [Test]
    public async Task Cut_BetweenAnnouncementAndProceed_TheResultIsTaken(CancellationToken cancellationToken)
    {
        // There is room for one update, and somebody else has it.
        await using var server = await StartAsync(2, configure: options => options.UpdateMemory = 4 * ModelElements);
        await using var proxy = new CuttableProxy(server.Address);
        using var other = await RawClient.JoinAsync(server.Address, "other", cancellationToken);
        var gate = new Gate();
        var client = new TestClient { WhileFitting = (_, token) => gate.PassAsync(token), FitWith = Verbose };
        var running = RealClient.RunAsync(proxy.Address, "c", client, cancellationToken, _clientLog);
        var instruction = await other.NextInstructionAsync(cancellationToken);
        await other.AnnounceAsync(instruction.Id, Models.Filled(ModelElements, 1), 1);
        await other.NextAsync(Protos.V1.ServerMessage.MessageOneofCase.Proceed, cancellationToken);
        await gate.Reached.WaitAsync(cancellationToken);

        var cut = proxy.AfterBytes(Direction.ToServer, VerboseBytes, proxy.Cut);
        gate.Open();
        await cut.WaitAsync(cancellationToken);
        await _recorder.UntilAsync(events => events.Count(e => e is { Name: nameof(IRunObserver.ClientJoined), ClientId: "c" }) == 2, cancellationToken);
        await other.SendTensorsAsync(instruction.Id, Models.Filled(ModelElements, 1));

        var history = await server.Completion.WaitAsync(cancellationToken);
        await running.WaitAsync(cancellationToken);
        Assert.That(history.Rounds[0].Failures, Is.Empty);
        Assert.That(history.Rounds[0].Fits, Has.Count.EqualTo(2));
        Assert.That(client.Fits, Is.EqualTo(1));
    }

    [Test]
    public async Task Result_SentAgain_IsTakenOnceAndSaysSoEachTime(CancellationToken cancellationToken)
    {
        var update = Models.Of(1, 2, 3);
        await using var server = await TestServer.StartAsync(
            TestStrategy.Of(1), options => (options.Rounds, options.ReconnectWindow) = (2, TimeSpan.FromSeconds(20)));
        using var client = await RawClient.JoinAsync(server.Address, "c", cancellationToken);
        var first = await client.NextInstructionAsync(cancellationToken);
        var receipt = await client.AnswerFitAsync(first.Id, update, 1, cancellationToken);
        await client.AnnounceAsync(first.Id, update, 1);
        var again = await client.NextReceiptAsync(cancellationToken);
        client.Dispose();

        var hello = RawClient.HelloOf("c");
        hello.SessionToken = client.Welcome.SessionToken;
        hello.OpenInstructions.Add(first.Id);
        using var back = await RawClient.JoinAsync(server.Address, hello, cancellationToken);
        var onceMore = await back.NextReceiptAsync(cancellationToken);
        var second = await back.NextInstructionAsync(cancellationToken);
        await back.AnswerFitAsync(second.Id, update, 1, cancellationToken);
        var history = await server.Completion.WaitAsync(cancellationToken);

        Assert.That(new[] { receipt, again, onceMore }.Select(r => (r.InstructionId, r.Accepted)), Is.All.EqualTo((first.Id, true)));
        Assert.That(back.Welcome.Resumed);
        Assert.That(history.Rounds.Select(round => round.Fits.Count), Is.All.EqualTo(1));
    }

    [Test]
    public async Task Return_AfterTheWindowWhileStillFitting_OldWorkIsNotTheNewInstructionsAnswer(CancellationToken cancellationToken)
    {
        // Sessions that have ended begin to count instructions at 1 again.
        var gate = new Gate();
        var stubborn = new Gate();
        await using var server = await StartAsync(2, rounds: 2, configure: options => options.ReconnectWindow = TimeSpan.Zero);
        await using var proxy = new CuttableProxy(server.Address);
        var client = new TestClient
        {
            WhileFitting = (request, _) => request.Round == 1 ? stubborn.PassAsync(CancellationToken.None) : Task.CompletedTask,
            FitWith = request => new FitResult(Models.Add(request.Parameters, request.Round == 1 ? 100 : 1), 1),
        };
        var other = new TestClient { WhileFitting = (request, token) => request.Round == 1 ? gate.PassAsync(token) : Task.CompletedTask };
        var running = new[]
        {
            RealClient.RunAsync(proxy.Address, "c", client, cancellationToken, _clientLog),
            RealClient.RunAsync(server.Address, "other", other, cancellationToken),
        };
        await stubborn.Reached.WaitAsync(cancellationToken);

        proxy.Cut();
        await _recorder.UntilAsync(nameof(IRunObserver.ClientFailed), "c", cancellationToken);
        gate.Open();
        await _recorder.UntilAsync(
            events => events.Count(e => e.Name == nameof(IRunObserver.PhaseStarted)) == 2, cancellationToken);
        stubborn.Open();

        var history = await server.Completion.WaitAsync(cancellationToken);
        await Task.WhenAll(running).WaitAsync(cancellationToken);
        Assert.That(history.Rounds[0].Failures.Single().Kind, Is.EqualTo(FailureKind.Disconnected));
        Assert.That(history.Rounds[1].Failures, Is.Empty);
        Assert.That(Models.First(history.Model), Is.EqualTo(2f));
        Assert.That(client.Fits, Is.EqualTo(2));
    }

    private const int VerboseBytes = 20_000;

    // Its announcement alone is so large that the proxy can tell when it has passed.
    private static FitResult Verbose(Federation.Client.FitRequest request) =>
        new(Models.Add(request.Parameters, 1), 1, new ScalarMap(("notes", new string('x', VerboseBytes))));

    private Task<TestServer> StartAsync(int clients, int rounds = 1, Action<FederationServerOptions>? configure = null) => TestServer.StartAsync(
        new FedAvg(TestStrategy.Options(clients, Models.Filled(ModelElements, 0))),
        options =>
        {
            options.Rounds = rounds;
            options.ReconnectWindow = TimeSpan.FromSeconds(20);
            configure?.Invoke(options);
        },
        _recorder);

    private async Task CheckAsync(TestServer server, Task running, TestClient client, CancellationToken cancellationToken, int fits = 1, bool mustResume = true)
    {
        var history = await server.Completion.WaitAsync(cancellationToken);
        await running.WaitAsync(cancellationToken);
        Assert.That(history.Rounds.SelectMany(round => round.Failures), Is.Empty);
        Assert.That(Models.Values(history.Model), Is.All.EqualTo((float)fits));
        Assert.That(client.Fits, Is.EqualTo(fits));
        Assert.That(_clientLog.Entries, Has.None.Contains("did not take"));
        Assert.That(_clientLog.Entries, mustResume ? Has.Some.Contains("resumed: True") : Has.Some.Contains("Joined"));
    }
}
