using Federation.Strategies;

namespace Federation.Server.Tests.Support;

/// <summary>Ends after so many answers; those who have not answered go on if said so.</summary>
internal sealed class TestRule(int answers, bool keepsPending = false, TimeSpan? deadline = null, int minAnswers = 1) : IRoundRule
{
    public TimeSpan? Deadline => deadline;

    public bool KeepsPending => keepsPending;

    public bool ShouldWait(RoundStatus status) => status.Succeeded < answers;

    public bool IsQuorum(RoundStatus status) => status.Succeeded >= minAnswers;
}
