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

    /// <summary>What the coordinator awaits.</summary>
    public Task<InstructionOutcome> Answer => _answer.Task;

    /// <summary>What comes of the client's work, whenever that is done.</summary>
    public Task<InstructionOutcome> Work => _work.Task;

    /// <summary>What is to be done when the answer is handed over; not if it is taken back.</summary>
    public Action? WhenHandedOver { get; set; }

    /// <summary>Cancelled when nobody wants the answer any more.</summary>
    public CancellationToken Stopped => _stop.Token;

    public void CompleteWork(InstructionOutcome outcome) => _work.TrySetResult(outcome);

    public void HandOver(InstructionOutcome outcome)
    {
        WhenHandedOver?.Invoke();
        _answer.TrySetResult(outcome);
    }

    public void TakeBack()
    {
        _stop.Cancel();
        _answer.TrySetResult(new InstructionOutcome.TakenBack());
    }
}
