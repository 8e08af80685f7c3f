using System.Collections;
using Federation.Strategies;

namespace Federation.Server;

/// <summary>What participants say of themselves, as a list of its own; none is copied.</summary>
internal sealed class IdleClients(IReadOnlyList<IParticipant> participants) : IReadOnlyList<ClientInfo>
{
    public int Count => participants.Count;

    public ClientInfo this[int index] => participants[index].Info;

    public IEnumerator<ClientInfo> GetEnumerator() => participants.Select(participant => participant.Info).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
