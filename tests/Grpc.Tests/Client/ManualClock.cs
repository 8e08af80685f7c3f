namespace Grpc.Tests.Client;

/// <summary>A clock that a test sets, with timers that fire when it does.</summary>
internal sealed class ManualClock : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<ManualTimer> _timers = [];
    private readonly SemaphoreSlim _created = new(0);
    private DateTimeOffset _now = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => _now;

    /// <summary>Sets the clock forward; the timers fire that are due then, unless they are to stay behind.</summary>
    public void Advance(TimeSpan time, bool fireTimers = true)
    {
        ManualTimer[] due;
        lock (_lock)
        {
            _now += time;
            due = fireTimers ? [.. _timers.Where(timer => timer.TakeIfDue(_now))] : [];
        }

        foreach (ManualTimer timer in due)
        {
            timer.Fire();
        }
    }

    /// <summary>Waits for the next timer that is created.</summary>
    public Task WhenTimerIsCreated() => _created.WaitAsync();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        lock (_lock)
        {
            _timers.Add(timer);
        }

        _created.Release();
        return timer;
    }

    private sealed class ManualTimer(ManualClock clock, Action fire) : ITimer
    {
        private DateTimeOffset? _due;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            _due = dueTime == Timeout.InfiniteTimeSpan ? null : clock._now + dueTime;
            return true;
        }

        public bool TakeIfDue(DateTimeOffset now)
        {
            if (_due is null || _due > now)
            {
                return false;
            }

            _due = null;
            return true;
        }

        public void Fire() => fire();

        public void Dispose()
        {
            lock (clock._lock)
            {
                _due = null;
                clock._timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
