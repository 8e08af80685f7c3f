using Federation.Server.Tests.Support;

namespace Federation.Server.Tests.Rounds;

[CancelAfter(30_000)]
internal sealed class LateClientTests
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(10);

    // The server's. The clients' own clock is the system's, and comes nowhere near the limit.
    private ManualTimeProvider _time = null!;
    private Recorder _recorder = null!;

    [SetUp]
    public void Begin() => (_time, _recorder) = (new ManualTimeProvider(), new Recorder());

    [Test]
    public async Task Fit_PastTheDeadline_IsLateAndCancelledAndTakesPartAgain(CancellationToken cancellationToken)
    {
        var gate = new Gate();
        await using var server = await StartAsync(clients: 2, rounds: 2);
        var late = new TestClient { Step = 3, WhileFitting = (request, token) => request.Round == 1 ? gate.PassAsync(token) : Task.CompletedTask };
        var running = new[]
        {
            RealClient.RunAsync(server.Address, "late", late, cancellationToken),
            RealClient.RunAsync(server.Address, "quick", new TestClient(), cancellationToken),
        };
        await gate.Reached.WaitAsync(cancellationToken);
        await _recorder.UntilAsync(nameof(IRunObserver.ClientAnswered), "quick", cancellationToken);

        _time.Advance(s_limit);

        var history = await server.Completion.WaitAsync(cancellationToken);
        await gate.Cancelled.WaitAsync(cancellationToken);
        await Task.WhenAll(running).WaitAsync(cancellationToken);
        var failure = history.Rounds[0].Failures.Single();
        Assert.That((failure.ClientId, failure.Kind), Is.EqualTo(("late", FailureKind.Late)));
        Assert.That(history.Rounds[1].Failures, Is.Empty);
        Assert.That(Models.First(history.Model), Is.EqualTo(3f));
    }

    [Test]
    public async Task Result_AfterTheDeadline_GetsARefusingReceipt(CancellationToken cancellationToken)
    {
        await using var server = await StartAsync(clients: 1, rounds: 2);
        using var client = await RawClient.JoinAsync(server.Address, "late", cancellationToken);
        var first = await client.NextInstructionAsync(cancellationToken);
        Assert.That(first.TimeLimitMs, Is.EqualTo(s_limit.TotalMilliseconds));

        _time.Advance(s_limit);
        var second = await client.NextInstructionAsync(cancellationToken);
        await client.AnnounceAsync(first.Id, Models.Of(1, 1, 1), 1);
        var receipt = await client.NextReceiptAsync(cancellationToken);
        var accepted = await client.AnswerFitAsync(second.Id, Models.Of(2, 2, 2), 1, cancellationToken);
        var history = await server.Completion.WaitAsync(cancellationToken);

        Assert.That(client.Received.Select(message => message.Cancel?.InstructionId), Has.One.EqualTo(first.Id));
        Assert.That((receipt.InstructionId, receipt.Accepted, receipt.Reason), Is.EqualTo((first.Id, false, "the instruction is closed")));
        Assert.That(history.Rounds[0].Failures.Single().Kind, Is.EqualTo(FailureKind.Late));
        Assert.That(accepted.Accepted);
        Assert.That(history.Rounds[1].Fits, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Deadline_WhileTheUpdateIsOnItsWay_ClosesItWithAReceipt(CancellationToken cancellationToken)
    {
        await using var server = await StartAsync(clients: 1, rounds: 1);
        using var client = await RawClient.JoinAsync(server.Address, "late", cancellationToken);
        var instruction = await client.NextInstructionAsync(cancellationToken);
        await client.AnnounceAsync(instruction.Id, Models.Of(1, 1, 1), 1);
        await client.NextAsync(Protos.V1.ServerMessage.MessageOneofCase.Proceed, cancellationToken);
        await client.SendChunkAsync(instruction.Id, new byte[4]);

        _time.Advance(s_limit);
        var receipt = await client.NextReceiptAsync(cancellationToken);
        var history = await server.Completion.WaitAsync(cancellationToken);

        Assert.That((receipt.InstructionId, receipt.Accepted, receipt.Reason), Is.EqualTo((instruction.Id, false, "its time is up")));
        Assert.That(history.Rounds[0].Failures.Single().Kind, Is.EqualTo(FailureKind.Late));
    }

    [Test]
    public async Task Fit_ClientsOwnClockEndsItFirst_IsLateToo(CancellationToken cancellationToken)
    {
        await using var server = await TestServer.StartAsync(TestStrategy.Of(1, timeout: TimeSpan.FromSeconds(20)));
        using var client = await RawClient.JoinAsync(server.Address, "late", cancellationToken);
        var instruction = await client.NextInstructionAsync(cancellationToken);

        await client.SendAsync(new()
        {
            Result = new() { InstructionId = instruction.Id, Failure = new() { Kind = Protos.V1.Failure.Types.Kind.Cancelled, Message = "time" } },
        });
        var history = await server.Completion.WaitAsync(cancellationToken);

        Assert.That(history.Rounds[0].Failures.Single().Kind, Is.EqualTo(FailureKind.Late));
    }

    private Task<TestServer> StartAsync(int clients, int rounds) => TestServer.StartAsync(
        TestStrategy.Of(clients, timeout: s_limit),
        options =>
        {
            options.Rounds = rounds;
            (options.HeartbeatInterval, options.HeartbeatTimeout) = (s_limit * 10, s_limit * 100);
        },
        _recorder,
        _time);
}
