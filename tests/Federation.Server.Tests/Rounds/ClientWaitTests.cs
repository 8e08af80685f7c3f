using Federation.Server.Tests.Support;
using Federation.Strategies;
using Microsoft.Extensions.Logging.Abstractions;

namespace Federation.Server.Tests.Rounds;

[CancelAfter(20_000)]
internal sealed class ClientWaitTests
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(5);

    private readonly ManualTimeProvider _time = new();

    [Test]
    public async Task ForAsync_NobodyComes_RemindsEveryQuarterOfAMinute(CancellationToken cancellationToken)
    {
        var recorder = new Recorder();
        var participants = new Participants();
        var waiting = Wait(participants, recorder).ForAsync(2, _ => true, cancellationToken);

        for (var i = 1; i <= 3; i++)
        {
            await recorder.UntilAsync(events => events.Count == i, cancellationToken);
            await _time.WaitForTimersAsync(1).WaitAsync(cancellationToken);
            _time.Advance(TimeSpan.FromSeconds(15));
        }

        await recorder.UntilAsync(events => events.Count == 4, cancellationToken);
        participants.Arrived.SetResult();
        await waiting.WaitAsync(cancellationToken);
        Assert.That(recorder.Events, Is.All.EqualTo(new RunEvent("WaitingForClients", null, null, (0, 2))));
        Assert.That(_time.Timers, Is.Zero);
    }

    [Test]
    public async Task ForAsync_EverybodyThere_SaysNothing(CancellationToken cancellationToken)
    {
        var recorder = new Recorder();
        var participants = new Participants();
        participants.Arrived.SetResult();

        await Wait(participants, recorder).ForAsync(2, _ => true, cancellationToken).WaitAsync(cancellationToken);

        Assert.That(recorder.Events, Is.Empty);
    }

    [Test]
    public async Task ForAsync_WaitFails_FailsWithIt(CancellationToken cancellationToken)
    {
        var participants = new Participants();
        var waiting = Wait(participants, new Recorder()).ForAsync(2, _ => true, cancellationToken);

        participants.Arrived.SetException(new TimeoutException("nobody came"));

        await Assert.ThatAsync(() => waiting.WaitAsync(cancellationToken), Throws.InstanceOf<TimeoutException>().With.Message.EqualTo("nobody came"));
        Assert.That(_time.Timers, Is.Zero);
    }

    private ClientWait Wait(Participants participants, Recorder recorder) =>
        new(participants, s_limit, recorder, NullLogger.Instance, _time);

    private sealed class Participants : IParticipants
    {
        public TaskCompletionSource Arrived { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public IReadOnlyList<IParticipant> Available => [];

        public Task WaitForAsync(int count, Func<ClientInfo, bool> counts, TimeSpan limit, CancellationToken cancellationToken) => Arrived.Task.WaitAsync(cancellationToken);
    }
}
