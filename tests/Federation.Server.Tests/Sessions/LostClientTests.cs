using Federation.Server.Tests.Support;

namespace Federation.Server.Tests.Sessions;

/// <summary>Clients whose process ends, with and without another one in its place.</summary>
[CancelAfter(30_000)]
internal sealed class LostClientTests
{
    private Recorder _recorder = null!;

    [SetUp]
    public void Begin() => _recorder = new Recorder();

    [Test]
    public async Task Killed_AndStartedAgainWithoutAToken_IsAskedAgain(CancellationToken cancellationToken)
    {
        await using var server = await StartAsync(1, TimeSpan.FromSeconds(20));
        var first = await RawClient.JoinAsync(server.Address, "c", cancellationToken);
        var instruction = await first.NextInstructionAsync(cancellationToken);
        first.Dispose();
        await _recorder.UntilAsync(nameof(IRunObserver.ClientLeft), "c", cancellationToken);

        using var second = await RawClient.JoinAsync(server.Address, "c", cancellationToken);
        var again = await second.NextInstructionAsync(cancellationToken);
        var receipt = await second.AnswerFitAsync(again.Id, Models.Of(7, 7, 7), 1, cancellationToken);
        var history = await server.Completion.WaitAsync(cancellationToken);

        Assert.That(second.Welcome.Resumed, Is.False);
        Assert.That(again.Id, Is.EqualTo(instruction.Id));
        Assert.That(second.ModelsReceived, Is.EqualTo(1), "the new process has no model");
        Assert.That(receipt.Accepted);
        Assert.That(history.Rounds[0].Failures, Is.Empty);
        Assert.That(Models.First(history.Model), Is.EqualTo(7f));
    }

    [Test]
    public async Task Killed_TheOldTokenIsWorthNothingToTheNewSession(CancellationToken cancellationToken)
    {
        await using var server = await StartAsync(1, TimeSpan.FromSeconds(20));
        var first = await RawClient.JoinAsync(server.Address, "c", cancellationToken);
        first.Dispose();
        await _recorder.UntilAsync(nameof(IRunObserver.ClientLeft), "c", cancellationToken);
        using var second = await RawClient.JoinAsync(server.Address, "c", cancellationToken);

        using var zombie = new RawClient(server.Address);
        var hello = RawClient.HelloOf("c");
        hello.SessionToken = first.Welcome.SessionToken;
        await zombie.SendLastAsync(new() { Hello = hello });

        Assert.That((await zombie.EndOfStreamAsync(cancellationToken)).StatusCode, Is.EqualTo(Grpc.Core.StatusCode.AlreadyExists));
        Assert.That(second.Welcome.SessionToken, Is.Not.EqualTo(first.Welcome.SessionToken));
    }

    [Test]
    public async Task Dies_EachTimeItIsAsked_IsGivenUpAfterThreeTimes(CancellationToken cancellationToken)
    {
        await using var server = await StartAsync(2, TimeSpan.FromSeconds(20));
        var good = RealClient.RunAsync(server.Address, "good", new TestClient(), cancellationToken);
        for (var life = 1; life <= 3; life++)
        {
            var client = await RawClient.JoinAsync(server.Address, "c", cancellationToken);
            await client.NextInstructionAsync(cancellationToken);
            client.Dispose();
            await _recorder.UntilAsync(events => events.Count(e => e is { Name: nameof(IRunObserver.ClientLeft), ClientId: "c" }) == life, cancellationToken);
        }

        using var fourth = await RawClient.JoinAsync(server.Address, "c", cancellationToken);
        var history = await server.Completion.WaitAsync(cancellationToken);
        await good.WaitAsync(cancellationToken);

        var failure = history.Rounds[0].Failures.Single();
        Assert.That((failure.ClientId, failure.Kind), Is.EqualTo(("c", FailureKind.Disconnected)));
        Assert.That(failure.Reason, Does.Contain("each of the 3 times"));
        Assert.That(history.Rounds[0].Fits.Single().ClientId, Is.EqualTo("good"));
    }

    [Test]
    public async Task Killed_AndGoneForLonger_TheRoundClosesWithTheOthersAndItMayJoinLater(CancellationToken cancellationToken)
    {
        var gate = new Gate();
        await using var server = await StartAsync(2, TimeSpan.FromSeconds(0.2), rounds: 2);
        var good = new TestClient { WhileFitting = (request, token) => request.Round == 2 ? gate.PassAsync(token) : Task.CompletedTask };
        var running = RealClient.RunAsync(server.Address, "good", good, cancellationToken);
        var first = await RawClient.JoinAsync(server.Address, "c", cancellationToken);
        await first.NextInstructionAsync(cancellationToken);
        first.Dispose();
        await _recorder.UntilAsync(nameof(IRunObserver.RoundFinished), null, cancellationToken);

        // The second round waits for it.
        using var second = await RawClient.JoinAsync(server.Address, "c", cancellationToken);
        var instruction = await second.NextInstructionAsync(cancellationToken);
        await second.AnswerFitAsync(instruction.Id, Models.Of(4, 4, 4), 1, cancellationToken);
        gate.Open();
        var history = await server.Completion.WaitAsync(cancellationToken);
        await running.WaitAsync(cancellationToken);

        var failure = history.Rounds[0].Failures.Single();
        Assert.That((failure.ClientId, failure.Kind), Is.EqualTo(("c", FailureKind.Disconnected)));
        Assert.That(failure.Reason, Does.Contain("did not come back within 0.2 s"));
        Assert.That(history.Rounds[1].Failures, Is.Empty);
        Assert.That(Models.First(history.Model), Is.EqualTo(3f), "the mean of 2 and 4");
    }

    [Test]
    public async Task Goodbye_InTheMiddleOfARound_DoesNotWaitForTheWindow(CancellationToken cancellationToken)
    {
        var gate = new Gate();
        await using var server = await StartAsync(2, TimeSpan.FromHours(1));
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

        // On a clock that stands still, so that its goodbye may take as long as it has to.
        var leaving = RealClient.RunAsync(
            server.Address, "c", new TestClient { WhileFitting = (_, token) => gate.PassAsync(token) }, new ManualTimeProvider(), leave.Token);
        var staying = RealClient.RunAsync(server.Address, "good", new TestClient(), cancellationToken);
        await gate.Reached.WaitAsync(cancellationToken);

        await leave.CancelAsync();

        await Assert.ThatAsync(() => leaving.WaitAsync(cancellationToken), Throws.InstanceOf<OperationCanceledException>());
        await gate.Cancelled.WaitAsync(cancellationToken);
        var history = await server.Completion.WaitAsync(cancellationToken);
        await staying.WaitAsync(cancellationToken);
        var failure = history.Rounds[0].Failures.Single();
        Assert.That((failure.ClientId, failure.Kind), Is.EqualTo(("c", FailureKind.Disconnected)));
        Assert.That(failure.Reason, Does.Contain("the client left: the client was stopped"));
    }

    [Test]
    public async Task Cancelled_WhileTheCodeDoesNotListen_LeavesAllTheSame(CancellationToken cancellationToken)
    {
        var gate = new Gate();
        await using var server = await StartAsync(1, TimeSpan.FromSeconds(20));
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var deaf = new TestClient { WhileFitting = (_, _) => gate.PassAsync(CancellationToken.None) };
        var leaving = RealClient.RunAsync(server.Address, "c", deaf, leave.Token);
        await gate.Reached.WaitAsync(cancellationToken);

        await leave.CancelAsync();

        await _recorder.UntilAsync(nameof(IRunObserver.ClientFailed), "c", cancellationToken);
        await Assert.ThatAsync(() => leaving.WaitAsync(cancellationToken), Throws.InstanceOf<OperationCanceledException>());
        gate.Open();
    }

    private Task<TestServer> StartAsync(int clients, TimeSpan window, int rounds = 1) => TestServer.StartAsync(
        TestStrategy.Of(clients),
        options =>
        {
            options.Rounds = rounds;
            options.ReconnectWindow = window;
        },
        _recorder);
}
