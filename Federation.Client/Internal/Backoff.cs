namespace Federation.Client.Internal;

/// <summary>Growing waits between attempts, with jitter so that clients of one server do not come back in step.</summary>
internal sealed class Backoff(TimeSpan initial, TimeSpan max, Random random)
{
    private TimeSpan? _next;

    public TimeSpan Next()
    {
        var longest = _next ?? initial;
        _next = longest * 2 < max ? longest * 2 : max;
        return longest * (0.5 + (random.NextDouble() / 2));
    }

    public void Reset() => _next = null;
}
