namespace Federation.Data.Tests;

/// <summary>Time in which every wait shorter than <paramref name="limit"/> is over at once.</summary>
internal sealed class ImpatientTime(TimeSpan limit) : TimeProvider
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, dueTime < limit ? TimeSpan.Zero : dueTime, period);
}
