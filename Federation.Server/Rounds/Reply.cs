using System.Runtime.ExceptionServices;

namespace Federation.Server;

/// <summary>How an inquiry ended.</summary>
internal sealed class Reply
{
    private readonly InstructionOutcome? _outcome;
    private readonly ExceptionDispatchInfo? _fault;

    public Reply(Inquiry inquiry, InstructionOutcome outcome, TimeSpan duration)
    {
        Inquiry = inquiry;
        _outcome = outcome;
        Duration = duration;
    }

    /// <summary>A participant that threw, which none may.</summary>
    public Reply(Inquiry inquiry, Exception fault)
    {
        Inquiry = inquiry;
        _fault = ExceptionDispatchInfo.Capture(fault);
    }

    public Inquiry Inquiry { get; }

    /// <summary>How long it took.</summary>
    public TimeSpan Duration { get; }

    /// <summary>What came of it. Throws what the participant threw.</summary>
    public InstructionOutcome Outcome
    {
        get
        {
            _fault?.Throw();
            return _outcome!;
        }
    }

    /// <summary>The client's failure; null if it did not fail.</summary>
    public InstructionOutcome.Failed? Failure => _outcome as InstructionOutcome.Failed;

    /// <summary>Gives the memory of an update back that nobody wants.</summary>
    public void Drop() => (_outcome as InstructionOutcome.Fitted)?.Lease.Dispose();
}
