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
    /// How long, in simulated time, a round waits for the clients that the strategy needs at least. More than zero, at most 24 days;
    /// default 10 minutes.
    /// </summary>
    public TimeSpan WaitForClients { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// What goes wrong with clients, in the order in which it applies; none unless said otherwise. <see cref="Fault"/> and
    /// <see cref="Poison"/> have the usual faults. Clients that are asked for their properties or for the first model are spared.
    /// </summary>
    public IReadOnlyList<ClientFault> Faults { get; init; } = [];

    /// <summary>
    /// How long, in simulated time, a client that lost its connection can come back to what it was asked, as in
    /// <see cref="Server.FederationServerOptions.ReconnectWindow"/>. Zero to 24 days; default 15 seconds.
    /// </summary>
    public TimeSpan ReconnectWindow { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Everything that is wrong, as sentences.</summary>
    internal IEnumerable<string> FindFaults()
    {
        string?[] faults =
        [
            Rounds >= 1 ? null : $"{nameof(Rounds)} must be at least 1, not {Rounds}.",
            MaxParallelism >= 1 ? null : $"{nameof(MaxParallelism)} must be at least 1, not {MaxParallelism}.",
            WaitForClients > TimeSpan.Zero && WaitForClients <= TimeSpan.FromDays(24)
                ? null
                : $"{nameof(WaitForClients)} must be more than zero and at most 24 days, not {WaitForClients}.",
            ReconnectWindow >= TimeSpan.Zero && ReconnectWindow <= TimeSpan.FromDays(24)
                ? null
                : $"{nameof(ReconnectWindow)} must be from zero to 24 days, not {ReconnectWindow}.",
            Faults is null || Faults.Contains(null!) ? $"{nameof(Faults)} must not be null, nor may one of them." : null,
        ];
        return faults.OfType<string>();
    }
}
