using Federation.Server;
using Federation.Strategies;

namespace Federation.Simulation.Internal;

/// <summary>Knows how far a run is.</summary>
internal sealed class RunWatch : IRunObserver
{
    /// <summary>The round that is going on or begins next.</summary>
    public int Round { get; private set; } = 1;

    /// <summary>For which part of it clients were told something last.</summary>
    public RoundPhase Phase { get; private set; }

    public void PhaseStarted(int round, RoundPhase phase, IReadOnlyList<ClientInfo> clients) => Phase = phase;

    public void ClientsAdded(int round, RoundPhase phase, IReadOnlyList<ClientInfo> clients) => Phase = phase;

    public void RoundFinished(RoundRecord record) => Round = record.Round + 1;
}
