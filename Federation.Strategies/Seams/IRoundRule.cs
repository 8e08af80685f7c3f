namespace Federation.Strategies;

/// <summary>When a round's training or evaluation ends.</summary>
public interface IRoundRule
{
    /// <summary>How long the clients have to answer; null for no limit. More than zero.</summary>
    TimeSpan? Deadline { get; }

    /// <summary>
    /// Whether to go on waiting. Asked whenever a client has answered or failed; a round in which nobody is pending, or whose
    /// deadline has passed, ends whatever the answer. Clients still pending when it ends are told to stop.
    /// </summary>
    bool ShouldWait(RoundStatus status);

    /// <summary>Whether the answers are enough to be used.</summary>
    bool IsQuorum(RoundStatus status);
}
