using Federation.Server;
using Federation.Strategies;

namespace Federation.Simulation.Tests.Support;

/// <summary>Writes down who came and went, and what of them failed, in order.</summary>
internal sealed class ComingAndGoing : IRunObserver
{
    private readonly List<string> _lines = [];

    public IReadOnlyList<string> Lines => _lines;

    public void ClientJoined(ClientInfo client) => _lines.Add($"{client.Id} came");

    public void ClientLeft(ClientInfo client, string reason) => _lines.Add($"{client.Id} went: {reason}");

    public void WaitingForClients(int connected, int needed) => _lines.Add($"waiting with {connected} of {needed}");

    public void ClientAnswered(int round, RoundPhase phase, ClientInfo client, ClientAnswer answer) => _lines.Add($"{client.Id} answered in round {round}");

    public void ClientFailed(int round, ClientFailure failure) => _lines.Add($"{failure.ClientId} failed in round {round}");
}
