using Federation.Core;
using Federation.Server;

namespace Federation.Simulation.Internal;

/// <summary>One thing that a client was asked.</summary>
internal sealed class Job(Participant participant, InstructionRequest request, Action<double, ScalarMap>? progressed)
{
    // Whoever awaits the answer goes on before the hand-over returns: the coordinator has it when it looks again.
    private readonly TaskCompletionSource<InstructionOutcome> _answer = new();
    private readonly TaskCompletionSource<InstructionOutcome> _work = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _stop = new();

    public Participant Participant => participant;

    public InstructionRequest Request => request;

    public Action<double, ScalarMap>? Progressed => progressed;

    /// <summary>When the answer comes, in simulated time.</summary>
    public required TimeSpan Due { get; init; }

    /// <summary>Whether a client has to do anything for it.</summary>
    public bool NeedsWork { get; init; } = true;

    /// <summary>What becomes of the answer to fit before it arrives; null if nothing does.</summary>
    public UpdateTampering? Tampering { get; init; }

    /// <summary>Whether it is still to be answered.</summary>
    public bool IsOpen => !_answer.Task.IsCompleted;

    /// <summary>What the coordinator awaits.</summary>
    public Task<InstructionOutcome> Answer => _answer.Task;

    /// <summary>What comes of the client's work, whenever that is done.</summary>
    public Task<InstructionOutcome> Work => _work.Task;

    /// <summary>What is to be done when the answer is handed over; not if it is taken back.</summary>
    public Action? WhenHandedOver { get; set; }

    /// <summary>Cancelled when nobody wants the answer any more.</summary>
    public CancellationToken Stopped => _stop.Token;

    /// <summary>Takes what the client's work has come to, on the worker's thread.</summary>
    public void CompleteWork(InstructionOutcome outcome)
    {
        try
        {
            _work.TrySetResult(Arrived(outcome));
        }
#pragma warning disable CA1031 // Thrown again where the answer is taken: a fault that does not work ends the run.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _work.TrySetException(new InvalidOperationException(
                $"The update of client \"{participant.Info.Id}\" in round {request.Round} cannot be tampered with: {exception.Message}", exception));
        }
    }

    public void HandOver(InstructionOutcome outcome)
    {
        WhenHandedOver?.Invoke();
        _answer.TrySetResult(outcome);
    }

    /// <summary>Ends it without the client's answer.</summary>
    public void BreakOff(InstructionOutcome outcome)
    {
        _stop.Cancel();
        _answer.TrySetResult(outcome);
    }

    private InstructionOutcome Arrived(InstructionOutcome outcome) =>
        outcome is InstructionOutcome.Fitted fitted && request is InstructionRequest.Fit asked && Tampering is { } tamper
            ? fitted with { Result = tamper(fitted.Result, asked.Model) ?? throw new InvalidOperationException("the tampering returned null.") }
            : outcome;
}
