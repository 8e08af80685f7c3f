using Federation.Strategies;

namespace Federation.Benchmarks.Transport;

/// <summary>Leaves a part of the round out.</summary>
internal sealed class NobodySelector : IClientSelector
{
    public int MinAvailableClients => 1;

    public IReadOnlyList<ClientInfo> Select(SelectionContext context) => [];
}
