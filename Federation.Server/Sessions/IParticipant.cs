using Federation.Core;
using Federation.Strategies;

namespace Federation.Server;

/// <summary>A client as the coordinator sees it, whatever is behind it.</summary>
internal interface IParticipant
{
    ClientInfo Info { get; }

    /// <summary>
    /// Asks one thing of the client. Never throws for anything that the client or the connection does. Cancelling takes the
    /// instruction back.
    /// </summary>
    Task<InstructionOutcome> AskAsync(
        InstructionRequest request, TimeSpan? limit, Action<double, ScalarMap>? progressed, CancellationToken cancellationToken);
}
