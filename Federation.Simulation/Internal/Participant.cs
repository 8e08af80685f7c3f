using Federation.Core;
using Federation.Server;
using Federation.Strategies;

namespace Federation.Simulation.Internal;

/// <summary>A virtual client as the coordinator sees it: of a client that does nothing this is all there is.</summary>
internal sealed class Participant(Population population, int number, ClientInfo info) : IParticipant
{
    public ClientInfo Info => info;

    public int Number => number;

    /// <summary>Where the client is; null if it is always there.</summary>
    public Whereabouts? Whereabouts { get; set; }

    public Task<InstructionOutcome> AskAsync(
        InstructionRequest request, TimeSpan? limit, Action<double, ScalarMap>? progressed, CancellationToken cancellationToken) =>
        population.AskAsync(this, request, limit, progressed, cancellationToken);
}
