using System.Runtime.ExceptionServices;

namespace TorchSharp.Internal;

/// <summary>One operation's parts, claimed one by one by whoever is free.</summary>
/// <remarks>
/// Held by the caller and by each helper that it was given to; the last of them puts it back into its pool, so a
/// helper that comes late finds nothing left to claim, never another operation's parts.
/// </remarks>
internal abstract class SharedWork
{
    private int _parts;
    private int _claimed;
    private int _finished;
    private int _holders;
    private ExceptionDispatchInfo? _fault;

    public void Help()
    {
        while (true)
        {
            var part = Interlocked.Increment(ref _claimed) - 1;
            if (part >= _parts)
            {
                return;
            }

            try
            {
                Run(part);
            }
            catch (Exception exception)
            {
                _fault ??= ExceptionDispatchInfo.Capture(exception);
            }

            Interlocked.Increment(ref _finished);
        }
    }

    /// <summary>Waits for parts that helpers are still in, and lets go.</summary>
    public void Finish()
    {
        var spin = default(SpinWait);
        while (Volatile.Read(ref _finished) < _parts)
        {
            spin.SpinOnce(sleep1Threshold: -1);
        }

        var fault = _fault;
        Release();
        fault?.Throw();
    }

    public void Retain() => Interlocked.Increment(ref _holders);

    public void Release()
    {
        if (Interlocked.Decrement(ref _holders) == 0)
        {
            _fault = null;
            Return();
        }
    }

    protected void Start(int parts)
    {
        _parts = parts;
        _claimed = 0;
        _finished = 0;
        _holders = 1;
    }

    protected abstract void Run(int part);

    protected abstract void Return();
}

/// <summary>The parts of one kind of work.</summary>
internal sealed class SharedWork<TWork> : SharedWork
    where TWork : struct, IPartWork
{
    private static readonly Stack<SharedWork<TWork>> Free = new();

    private TWork _work;

    /// <summary>Work with one holder: the caller.</summary>
    public static SharedWork<TWork> Rent(int parts, in TWork work)
    {
        SharedWork<TWork>? shared;
        lock (Free)
        {
            if (!Free.TryPop(out shared))
            {
                shared = new SharedWork<TWork>();
            }
        }

        shared._work = work;
        shared.Start(parts);
        return shared;
    }

    protected override void Run(int part) => _work.Run(part);

    protected override void Return()
    {
        _work = default;
        lock (Free)
        {
            Free.Push(this);
        }
    }
}
