namespace Federation.Strategies;

/// <summary>The usual stopping rules.</summary>
public static class Stop
{
    /// <summary>Goes on to the last round.</summary>
    public static IStoppingRule Never { get; } = new NeverStop();

    private sealed class NeverStop : IStoppingRule
    {
        public string? ReasonToStop(IReadOnlyList<RoundSummary> rounds) => null;
    }
}
