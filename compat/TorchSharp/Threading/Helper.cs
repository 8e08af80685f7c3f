namespace TorchSharp.Internal;

/// <summary>A background thread that joins one operation at a time.</summary>
internal sealed class Helper
{
    // Operations of a training step follow one another within microseconds; waking a sleeping thread takes longer.
    private const int SpinsBeforeSleep = 400;

    private readonly SemaphoreSlim _wake = new(0);
    private volatile State _state = State.Idle;
    private SharedWork? _work;

    public Helper(int index)
    {
        var thread = new Thread(Run) { IsBackground = true, Name = $"torch helper {index}" };
        thread.Start();
    }

    private enum State
    {
        Idle,
        Asleep,
        Taken,
    }

    public bool TryGive(SharedWork work)
    {
        var seen = _state;
        if (seen == State.Taken || Interlocked.CompareExchange(ref _state, State.Taken, seen) != seen)
        {
            return false;
        }

        work.Retain();
        Volatile.Write(ref _work, work);
        if (seen == State.Asleep)
        {
            _wake.Release();
        }

        return true;
    }

    private void Run()
    {
        WorkPool.EnterHelper();
        while (true)
        {
            var work = Next();
            work.Help();
            Volatile.Write(ref _work, null);
            work.Release();
            _state = State.Idle;
        }
    }

    private SharedWork Next()
    {
        for (var spins = 0; ; spins++)
        {
            if (Volatile.Read(ref _work) is { } work)
            {
                return work;
            }

            if (spins < SpinsBeforeSleep)
            {
                Thread.SpinWait(20);
            }
            else if (Interlocked.CompareExchange(ref _state, State.Asleep, State.Idle) == State.Idle)
            {
                _wake.Wait();
            }
        }
    }
}
