namespace Federation.Server;

/// <summary>Lets holders of so many bytes in, first come first served. One is always let in, however large.</summary>
internal sealed class ByteBudget(long capacity)
{
    private readonly Lock _gate = new();
    private readonly LinkedList<Waiter> _waiting = new();
    private long _used;

    /// <summary>Whether somebody waits to be let in.</summary>
    public bool IsContended
    {
        get
        {
            lock (_gate)
            {
                return _waiting.Count > 0;
            }
        }
    }

    public async Task AcquireAsync(long bytes, CancellationToken cancellationToken)
    {
        Waiter waiter;
        lock (_gate)
        {
            if (_waiting.Count == 0 && Fits(bytes))
            {
                _used += bytes;
                return;
            }

            waiter = new Waiter(bytes);
            _waiting.AddLast(waiter);
        }

        using var registration = cancellationToken.UnsafeRegister(_ => GiveUp(waiter, cancellationToken), null);
        await waiter.Admitted.Task.ConfigureAwait(false);
    }

    public void Release(long bytes)
    {
        lock (_gate)
        {
            _used -= bytes;
            AdmitWaiting();
        }
    }

    private bool Fits(long bytes) => _used == 0 || bytes <= capacity - _used;

    private void AdmitWaiting()
    {
        while (_waiting.First is { } first && Fits(first.Value.Bytes))
        {
            _waiting.RemoveFirst();
            _used += first.Value.Bytes;
            first.Value.Admitted.SetResult();
        }
    }

    private void GiveUp(Waiter waiter, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_waiting.Remove(waiter))
            {
                waiter.Admitted.SetCanceled(cancellationToken);

                // It may have been the one that those behind it waited for.
                AdmitWaiting();
            }
        }
    }

    private sealed class Waiter(long bytes)
    {
        public long Bytes => bytes;

        public TaskCompletionSource Admitted { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
