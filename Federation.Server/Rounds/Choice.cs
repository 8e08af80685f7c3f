using Federation.Strategies;

namespace Federation.Server;

/// <summary>Whom a strategy has chosen.</summary>
/// <param name="Participants">Whom to ask, ordered by id.</param>
/// <param name="Wanted">How many answers are wanted.</param>
/// <param name="Connected">How many clients were connected, busy ones among them.</param>
internal sealed record Choice(List<IParticipant> Participants, int Wanted, int Connected)
{
    /// <summary>The same as they described themselves then.</summary>
    public IReadOnlyList<ClientInfo> Clients { get; } = [.. Participants.Select(participant => participant.Info)];
}
