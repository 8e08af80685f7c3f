namespace Federation.Protocol;

/// <summary>Keeps a stream alive by heartbeats and notices when the other end has died.</summary>
internal sealed class Liveness(TimeSpan interval, TimeSpan timeout, TimeProvider time)
{
    private long _heard = time.GetTimestamp();
    private long _said = time.GetTimestamp();

    /// <summary>Something came from the other end.</summary>
    public void Heard() => Volatile.Write(ref _heard, time.GetTimestamp());

    /// <summary>Something went to the other end.</summary>
    public void Said() => Volatile.Write(ref _said, time.GetTimestamp());

    /// <summary>Calls <paramref name="sendHeartbeat"/> whenever nothing was said for the interval.</summary>
    /// <exception cref="PeerSilentException">Nothing was heard for the timeout.</exception>
    public async Task WatchAsync(Action sendHeartbeat, CancellationToken cancellationToken)
    {
        // Twice as often as the interval, so that a silence is at most one and a half intervals long.
        using var timer = new PeriodicTimer(interval / 2, time);
        while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false))
        {
            if (time.GetElapsedTime(Volatile.Read(ref _heard)) >= timeout)
            {
                throw new PeerSilentException(timeout);
            }

            if (time.GetElapsedTime(Volatile.Read(ref _said)) >= interval)
            {
                sendHeartbeat();
            }
        }
    }
}
