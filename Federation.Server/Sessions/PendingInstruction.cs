using Federation.Core;
using Federation.Protocol;

namespace Federation.Server;

/// <summary>An instruction that has no outcome yet, across all connections of its session. Guarded by the session's lock.</summary>
internal sealed class PendingInstruction(ulong id, InstructionRequest request, Action<double, ScalarMap>? progressed)
{
    private readonly TaskCompletionSource<InstructionOutcome> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ulong Id => id;

    public InstructionRequest Request => request;

    public Task<InstructionOutcome> Outcome => _outcome.Task;

    public bool IsOpen => !_outcome.Task.IsCompleted;

    /// <summary>How often it was sent; a client that dies of it each time is given up.</summary>
    public int Attempts { get; set; }

    /// <summary>When the client has to have answered, as the time provider's timestamp; null for no limit.</summary>
    public long? DueAt { get; init; }

    /// <summary>The answer whose tensors are awaited or on their way.</summary>
    public AnnouncedResult? Announced { get; set; }

    /// <summary>The tensors on their way, once there was room for them.</summary>
    public IncomingTransfer? Transfer { get; set; }

    /// <summary>The memory that they go to.</summary>
    public UpdateLease? Lease { get; set; }

    /// <summary>Looks after that transfer; ended with it.</summary>
    public ITimer? ProgressWatch { get; set; }

    public void Report(double fraction, ScalarMap metrics) => progressed?.Invoke(fraction, metrics);

    /// <summary>Gives it its outcome, and lets go of an unfinished transfer. The first outcome counts.</summary>
    public void Complete(InstructionOutcome outcome)
    {
        if (outcome is InstructionOutcome.Fitted)
        {
            Lease = null;
        }

        DropTransfer();
        _outcome.TrySetResult(outcome);
    }

    /// <summary>Forgets a transfer that was cut off; the client announces the result again.</summary>
    public void DropTransfer()
    {
        ProgressWatch?.Dispose();
        ProgressWatch = null;
        Lease?.Dispose();
        Lease = null;
        Transfer = null;
        Announced = null;
    }
}
