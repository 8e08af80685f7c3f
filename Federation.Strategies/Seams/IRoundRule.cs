namespace Federation.Strategies;

/// <summary>When a round's training or evaluation ends.</summary>
public interface IRoundRule
{
    /// <summary>How long a client has to answer; null for no limit. More than zero.</summary>
    TimeSpan? Deadline { get; }

    /// <summary>
    /// Whether clients that have not answered when the round ends go on, and count in a later round (buffered, as in FedBuff), rather
    /// than being told to stop. As long as such a round waits, the selector may replace those who have answered or failed
    /// (<see cref="IClientSelector.SelectAsync"/>). False unless said otherwise; ignored for evaluation.
    /// </summary>
    bool KeepsPending => false;

    /// <summary>
    /// Whether to go on waiting. Asked before anybody is told anything and whenever a client has answered or failed, also about what
    /// would be if an answer that has come were taken: it must depend on nothing but the status. A round in which nobody is pending, and
    /// nobody was chosen in place of others, ends whatever the answer.
    /// </summary>
    bool ShouldWait(RoundStatus status);

    /// <summary>Whether the answers are enough to be used.</summary>
    bool IsQuorum(RoundStatus status);
}
