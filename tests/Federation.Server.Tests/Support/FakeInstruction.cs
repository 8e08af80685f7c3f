namespace Federation.Server.Tests.Support;

/// <summary>Something that a fake client was asked, to be answered by the test.</summary>
internal sealed class FakeInstruction(InstructionRequest request, TimeSpan? limit)
{
    // Its continuation is the coordinator's mailbox: run here, the order of answers is that of the calls.
    private readonly TaskCompletionSource<InstructionOutcome> _outcome = new();

    public InstructionRequest Request => request;

    public TimeSpan? Limit => limit;

    public Task<InstructionOutcome> Outcome => _outcome.Task;

    public bool IsTakenBack => _outcome.Task is { IsCompleted: true, Result: InstructionOutcome.TakenBack };

    public void Answer(InstructionOutcome outcome) => _outcome.TrySetResult(outcome);

    public void Fail(FailureKind kind, string reason) => Answer(new InstructionOutcome.Failed(kind, reason));

    public void Throw(Exception exception) => _outcome.TrySetException(exception);
}
