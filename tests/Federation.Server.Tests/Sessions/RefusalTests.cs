using Federation.Client;
using Federation.Protos.V1;
using Federation.Server.Tests.Support;
using Grpc.Core;

namespace Federation.Server.Tests.Sessions;

[CancelAfter(30_000)]
internal sealed class RefusalTests
{
    private static IEnumerable<TestCaseData> BadHellos()
    {
        TestCaseData Case(string name, Action<Hello> spoil, StatusCode code, params string[] detail) =>
            new TestCaseData(spoil, code, detail).SetArgDisplayNames(name);

        yield return Case("old client", hello => hello.ProtocolVersion = 0, StatusCode.FailedPrecondition, "version 0", "version 1", "update the client");
        yield return Case("old server", hello => hello.ProtocolVersion = 2, StatusCode.FailedPrecondition, "version 2", "version 1", "update the server");
        yield return Case("no id", hello => hello.ClientId = "", StatusCode.InvalidArgument, "1 to 128", "has 0");
        yield return Case("blank id", hello => hello.ClientId = "  ", StatusCode.InvalidArgument, "1 to 128");
        yield return Case("long id", hello => hello.ClientId = new string('x', 129), StatusCode.InvalidArgument, "1 to 128", "has 129");
        yield return Case("property without a kind", hello => hello.Properties.Add("gpu", new Scalar()), StatusCode.InvalidArgument, "gpu");
        yield return Case("id taken", hello => hello.ClientId = "taken", StatusCode.AlreadyExists, "\"taken\"");
    }

    private static IEnumerable<TestCaseData> BadFirstMessages()
    {
        yield return new TestCaseData(new ClientMessage()).SetArgDisplayNames("empty");
        yield return new TestCaseData(new ClientMessage { Heartbeat = new Heartbeat() }).SetArgDisplayNames("heartbeat");
        yield return new TestCaseData(new ClientMessage { Goodbye = new Goodbye() }).SetArgDisplayNames("goodbye");
        yield return new TestCaseData(new ClientMessage { Result = new Result() }).SetArgDisplayNames("result");
    }

    [TestCaseSource(nameof(BadHellos))]
    public async Task Hello_NotAcceptable_IsRefusedWithTheReason(
        Action<Hello> spoil, StatusCode code, string[] detail, CancellationToken cancellationToken)
    {
        await using var server = await TestServer.StartAsync(TestStrategy.Of(100));
        using var holder = await RawClient.JoinAsync(server.Address, "taken", cancellationToken);
        using var client = new RawClient(server.Address);
        var hello = RawClient.HelloOf("c");
        spoil(hello);

        await client.SendLastAsync(new ClientMessage { Hello = hello });
        var status = await client.EndOfStreamAsync(cancellationToken);

        Assert.That(status.StatusCode, Is.EqualTo(code));
        foreach (var part in detail)
        {
            Assert.That(status.Detail, Does.Contain(part));
        }

        Assert.That(server.Registry.Clients.Select(info => info.Id), Is.EqualTo(new[] { "taken" }));
    }

    [TestCaseSource(nameof(BadFirstMessages))]
    public async Task FirstMessage_NotHello_IsRefused(ClientMessage message, CancellationToken cancellationToken)
    {
        await using var server = await TestServer.StartAsync(TestStrategy.Of(100));
        using var client = new RawClient(server.Address);

        await client.SendLastAsync(message);
        var status = await client.EndOfStreamAsync(cancellationToken);

        Assert.That((status.StatusCode, status.Detail), Is.EqualTo((StatusCode.InvalidArgument, "The first message of a stream must be Hello.")));
    }

    [Test]
    public async Task FirstMessage_DoesNotCome_EndsTheStream(CancellationToken cancellationToken)
    {
        await using var server = await TestServer.StartAsync(TestStrategy.Of(100), options => options.HelloTimeout = TimeSpan.FromSeconds(0.1));
        using var client = new RawClient(server.Address);

        var status = await client.EndOfStreamAsync(cancellationToken);

        Assert.That((status.StatusCode, status.Detail), Is.EqualTo((StatusCode.DeadlineExceeded, "No Hello came within 0.1 s.")));
    }

    [Test]
    public async Task Hello_ServerIsFull_IsRefusedUntilThereIsRoom(CancellationToken cancellationToken)
    {
        await using var server = await TestServer.StartAsync(TestStrategy.Of(100), options => options.MaxClients = 1);
        var first = await RawClient.JoinAsync(server.Address, "first", cancellationToken);
        using var log = new RecordingLog(Microsoft.Extensions.Logging.LogLevel.Warning);
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var second = RealClient.RunAsync(server.Address, "second", new TestClient(), leave.Token, log);
        await log.NextAsync(cancellationToken);
        Assert.That(log.Entries.First(), Does.Contain("The server has all the 1 clients that it takes. (ResourceExhausted)"));

        // Its place is kept for the reconnect window, and no longer.
        first.Dispose();
        await server.Registry.WaitForAsync(0, TimeSpan.FromSeconds(20), cancellationToken);
        while (server.Registry.Clients is not [{ Id: "second" }])
        {
            await log.NextAsync(cancellationToken).WaitAsync(TimeSpan.FromSeconds(0.1), cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellationToken.ThrowIfCancellationRequested();
        }

        await leave.CancelAsync();
        await Assert.ThatAsync(() => second.WaitAsync(cancellationToken), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task RunAsync_RunIsOver_IsToldSoAtOnce(CancellationToken cancellationToken)
    {
        await using var server = await TestServer.StartAsync(TestStrategy.Of(1));
        await RealClient.RunAsync(server.Address, "a", new TestClient(), cancellationToken).WaitAsync(cancellationToken);
        await server.Completion.WaitAsync(cancellationToken);

        var late = RealClient.RunAsync(server.Address, "b", new TestClient(), cancellationToken);

        await Assert.ThatAsync(
            () => late.WaitAsync(cancellationToken),
            Throws.InstanceOf<FederationException>()
                .With.Property(nameof(FederationException.IsTransient)).True
                .And.Message.Contains("does not take client \"b\" now: The federation takes no more clients: the run is over. (Aborted)"));
    }

    [Test]
    public async Task RunAsync_AwayWhenTheRunEnded_HearsOfItAndEnds(CancellationToken cancellationToken)
    {
        var time = new ManualTimeProvider();
        var recorder = new Recorder();
        var limit = TimeSpan.FromSeconds(10);
        await using var server = await TestServer.StartAsync(
            TestStrategy.Of(2, timeout: limit), options => options.ReconnectWindow = limit * 2, recorder, time);
        await using var proxy = new CuttableProxy(server.Address);
        var gate = new Gate();
        var away = RealClient.RunAsync(proxy.Address, "away", new TestClient { WhileFitting = (_, token) => gate.PassAsync(token) }, cancellationToken);
        var other = RealClient.RunAsync(server.Address, "other", new TestClient(), cancellationToken);
        await gate.Reached.WaitAsync(cancellationToken);
        proxy.Refuse();
        await recorder.UntilAsync(nameof(IRunObserver.ClientLeft), "away", cancellationToken);
        await recorder.UntilAsync(nameof(IRunObserver.ClientAnswered), "other", cancellationToken);
        time.Advance(limit);
        var history = await server.Completion.WaitAsync(cancellationToken);
        await other.WaitAsync(cancellationToken);

        proxy.StopRefusing();

        await away.WaitAsync(cancellationToken);
        Assert.That(history.Rounds[0].Failures.Single().Kind, Is.EqualTo(FailureKind.Late));
    }

    [Test]
    public async Task RunAsync_PropertiesFail_SaysSo(CancellationToken cancellationToken)
    {
        await using var server = await TestServer.StartAsync(TestStrategy.Of(100));
        var client = new TestClient { Properties = () => throw new InvalidDataException("no disk") };

        await Assert.ThatAsync(
            () => RealClient.RunAsync(server.Address, "c", client, cancellationToken).WaitAsync(cancellationToken),
            Throws.InstanceOf<FederationException>()
                .With.Property(nameof(FederationException.IsTransient)).False
                .And.Message.Contains("properties: no disk")
                .And.InnerException.InstanceOf<InvalidDataException>());
        Assert.That(server.Registry.Clients, Is.Empty);
    }
}
