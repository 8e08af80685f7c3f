namespace Federation.Client.Internal;

/// <summary>Growing waits between attempts, with jitter so that clients of one server do not come back in step.</summary>
internal sealed class Backoff(TimeSpan initial, TimeSpan max, Random random)
{
    private TimeSpan _next = initial;

    public TimeSpan Next()
    {
        var wait = _next * (0.5 + (random.NextDouble() / 2));
        _next = _next * 2 < max ? _next * 2 : max;
        return wait;
    }

    public void Reset() => _next = initial;
}
