namespace Federation.Strategies;

/// <summary>Ends a round when so many updates have come, and lets the other clients go on. Those who fail may be replaced yet.</summary>
internal sealed class BufferRule(int size, int minResults, TimeSpan? deadline) : IRoundRule
{
    public TimeSpan? Deadline => deadline;

    public bool KeepsPending => true;

    public bool ShouldWait(RoundStatus status)
    {
        ArgumentNullException.ThrowIfNull(status);
        return status.Succeeded < size;
    }

    public bool IsQuorum(RoundStatus status)
    {
        ArgumentNullException.ThrowIfNull(status);
        return status.Succeeded >= Math.Min(minResults, size);
    }
}
