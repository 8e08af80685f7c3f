using Federation.Strategies;

namespace Federation.Server;

/// <summary>Waits for everybody, for a limited time, and does with whoever has answered.</summary>
internal sealed class EveryAnswer(TimeSpan? deadline) : IRoundRule
{
    public TimeSpan? Deadline => deadline;

    public bool ShouldWait(RoundStatus status) => true;

    public bool IsQuorum(RoundStatus status) => true;
}
