namespace Federation.Simulation;

/// <summary>How a simulation runs.</summary>
public sealed class SimulationOptions
{
    /// <summary>How many rounds the run has. At least 1; default 3.</summary>
    public int Rounds { get; init; } = 3;

    /// <summary>What makes the run's random choices repeatable. Default 0.</summary>
    public int Seed { get; init; }

    /// <summary>
    /// How many clients work at the same time, each on a thread of its own. At least 1; default one for each core. The run's outcome does
    /// not depend on it, its memory does.
    /// </summary>
    public int MaxParallelism { get; init; } = Environment.ProcessorCount;

    /// <summary>
    /// How long, in simulated time, a round waits for the clients that the strategy needs at least. More than zero; default 10 minutes.
    /// </summary>
    public TimeSpan WaitForClients { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Everything that is wrong, as sentences.</summary>
    internal IEnumerable<string> FindFaults()
    {
        string?[] faults =
        [
            Rounds >= 1 ? null : $"{nameof(Rounds)} must be at least 1, not {Rounds}.",
            MaxParallelism >= 1 ? null : $"{nameof(MaxParallelism)} must be at least 1, not {MaxParallelism}.",
            WaitForClients > TimeSpan.Zero ? null : $"{nameof(WaitForClients)} must be more than zero, not {WaitForClients}.",
        ];
        return faults.OfType<string>();
    }
}
