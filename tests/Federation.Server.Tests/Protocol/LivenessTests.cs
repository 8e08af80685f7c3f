using Federation.Protocol;
using Federation.Server.Tests.Support;

namespace Federation.Server.Tests.Protocol;

[CancelAfter(20_000)]
internal sealed class LivenessTests
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(4);

    private ManualTimeProvider _time = null!;
    private SemaphoreSlim _heartbeats = null!;
    private Liveness _liveness = null!;

    [SetUp]
    public void Begin()
    {
        _time = new ManualTimeProvider();
        _heartbeats = new SemaphoreSlim(0);
        _liveness = new Liveness(s_interval, s_timeout, _time);
    }

    [TearDown]
    public void End() => _heartbeats.Dispose();

    [Test]
    public async Task WatchAsync_NothingSaidForTheInterval_SendsAHeartbeat(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var watching = Watch(stop.Token);

        for (var i = 0; i < 3; i++)
        {
            _time.Advance(s_interval);
            await _heartbeats.WaitAsync(cancellationToken);
            _liveness.Said();
            _liveness.Heard();
        }

        await stop.CancelAsync();
        await Assert.ThatAsync(() => watching, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(_time.Timers, Is.Zero);
    }

    [Test]
    public async Task WatchAsync_NothingHeardForTheTimeout_ThrowsPeerSilent(CancellationToken cancellationToken)
    {
        var watching = Watch(cancellationToken);

        _time.Advance(s_timeout);

        await Assert.ThatAsync(
            () => watching.WaitAsync(cancellationToken),
            Throws.InstanceOf<PeerSilentException>().With.Message.Contains("4 seconds"));
        Assert.That(_time.Timers, Is.Zero);
    }

    [Test]
    public async Task WatchAsync_HeardShortlyBeforeTheTimeout_GoesOn(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var watching = Watch(stop.Token);

        for (var i = 0; i < 5; i++)
        {
            _time.Advance(s_timeout - s_interval);
            await _heartbeats.WaitAsync(cancellationToken);
            _liveness.Heard();
            _liveness.Said();
        }

        Assert.That(watching.IsCompleted, Is.False);
        await stop.CancelAsync();
        await Assert.ThatAsync(() => watching, Throws.InstanceOf<OperationCanceledException>());
    }

    private Task Watch(CancellationToken cancellationToken) => _liveness.WatchAsync(() => _heartbeats.Release(), cancellationToken);
}
