using Federation.Server.Tests.Support;
using Microsoft.Extensions.Logging;

namespace Federation.Server.Tests.Sessions;

/// <summary>Connections that stay open while nothing passes any more.</summary>
[CancelAfter(30_000)]
internal sealed class StalledConnectionTests
{
    [TestCase(true, true)]
    [TestCase(true, false)]
    [TestCase(false, true)]
    public async Task Stall_WhileFitting_IsNoticedAndTheResultIsTaken(bool toServer, bool toClient, CancellationToken cancellationToken)
    {
        var gate = new Gate();
        var recorder = new Recorder();
        using var log = new RecordingLog(LogLevel.Warning);
        await using var server = await TestServer.StartAsync(
            TestStrategy.Of(1), options => Configure(options, timeout: TimeSpan.FromSeconds(1), window: TimeSpan.FromSeconds(20)), recorder);
        await using var proxy = new CuttableProxy(server.Address);
        var client = new TestClient { WhileFitting = (_, token) => gate.PassAsync(token) };
        var running = RealClient.RunAsync(proxy.Address, "c", client, cancellationToken, log);
        await gate.Reached.WaitAsync(cancellationToken);

        if (toServer)
        {
            proxy.Stall(Direction.ToServer);
        }

        if (toClient)
        {
            proxy.Stall(Direction.ToClient);
        }

        await recorder.UntilAsync(events => events.Count(e => e.Name == nameof(IRunObserver.ClientJoined)) >= 2, cancellationToken);
        gate.Open();
        var history = await server.Completion.WaitAsync(cancellationToken);
        await running.WaitAsync(cancellationToken);

        Assert.That(history.Rounds[0].Failures, Is.Empty);
        Assert.That(history.Rounds[0].Fits, Has.Count.EqualTo(1));
        Assert.That(client.Fits, Is.EqualTo(1));
        Assert.That(log.Entries, Has.Some.Contains("Nothing was heard").Or.Some.Contains("lost or refused"));
    }

    [Test]
    public async Task Stall_OfAClientThatNeverReturns_IsNoticedByTheServer(CancellationToken cancellationToken)
    {
        var time = new ManualTimeProvider();
        var recorder = new Recorder();
        await using var server = await TestServer.StartAsync(TestStrategy.Of(1), observer: recorder, time: time);
        await using var proxy = new CuttableProxy(server.Address);
        using var client = await RawClient.JoinAsync(proxy.Address, "c", cancellationToken);
        await client.NextInstructionAsync(cancellationToken);
        proxy.Stall(Direction.ToServer);
        proxy.Stall(Direction.ToClient);

        // The one timer left is that of the heartbeats.
        await time.WaitForTimersAsync(1).WaitAsync(cancellationToken);
        time.Advance(TimeSpan.FromSeconds(20));

        await recorder.UntilAsync(nameof(IRunObserver.ClientLeft), "c", cancellationToken);
        Assert.That(recorder.Events.First(e => e.Name == nameof(IRunObserver.ClientLeft)).Value, Is.EqualTo("Nothing was heard for 20 seconds."));
    }

    [Test]
    public async Task Silence_WithHeartbeats_KeepsTheConnection(CancellationToken cancellationToken)
    {
        // The server hears nothing of a fit that takes longer than the timeout but the heartbeats.
        var recorder = new Recorder();
        await using var server = await TestServer.StartAsync(
            TestStrategy.Of(2), options => Configure(options, timeout: TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(0.1)), recorder);
        var gate = new Gate();
        var running = RealClient.RunAsync(
            server.Address, "c", new TestClient { WhileFitting = (_, token) => gate.PassAsync(token) }, cancellationToken);
        await recorder.UntilAsync(nameof(IRunObserver.ClientJoined), "c", cancellationToken);
        using var silent = await RawClient.JoinAsync(server.Address, "silent", cancellationToken);
        await gate.Reached.WaitAsync(cancellationToken);

        // When the one without heartbeats is taken for dead, the other one has been silent for nearly as long; and it goes on.
        await recorder.UntilAsync(nameof(IRunObserver.ClientLeft), "silent", cancellationToken);
        await recorder.UntilAsync(nameof(IRunObserver.ClientFailed), "silent", cancellationToken);
        gate.Open();
        var history = await server.Completion.WaitAsync(cancellationToken);
        await running.WaitAsync(cancellationToken);

        Assert.That(history.Rounds[0].Fits.Single().ClientId, Is.EqualTo("c"));
        Assert.That(recorder.Events.Count(e => e is { Name: nameof(IRunObserver.ClientJoined), ClientId: "c" }), Is.EqualTo(1));
    }

    private static void Configure(FederationServerOptions options, TimeSpan timeout, TimeSpan window)
    {
        options.HeartbeatInterval = TimeSpan.FromSeconds(0.2);
        options.HeartbeatTimeout = timeout;
        options.ReconnectWindow = window;
    }
}
