using System.Runtime.ExceptionServices;

namespace TorchSharp.Internal;

/// <summary>One operation's parts, claimed one by one by whoever is free.</summary>
internal sealed class SharedWork(int parts, Action<int> body)
{
    private int _claimed;
    private int _finished;
    private ExceptionDispatchInfo? _fault;

    public void Help()
    {
        while (true)
        {
            var part = Interlocked.Increment(ref _claimed) - 1;
            if (part >= parts)
            {
                return;
            }

            try
            {
                body(part);
            }
            catch (Exception exception)
            {
                _fault ??= ExceptionDispatchInfo.Capture(exception);
            }

            Interlocked.Increment(ref _finished);
        }
    }

    /// <summary>Waits for parts that helpers are still in; a helper that comes late finds nothing left to claim.</summary>
    public void Wait()
    {
        var spin = default(SpinWait);
        while (Volatile.Read(ref _finished) < parts)
        {
            spin.SpinOnce(sleep1Threshold: -1);
        }

        _fault?.Throw();
    }
}
