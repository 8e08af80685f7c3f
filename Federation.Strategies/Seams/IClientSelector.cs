namespace Federation.Strategies;

/// <summary>Who takes part.</summary>
public interface IClientSelector
{
    /// <summary>
    /// How many clients that it could choose must be connected before <see cref="SelectAsync"/> is called; the server waits for them,
    /// for a limited time. At least 0; 0 does not wait.
    /// </summary>
    int MinAvailableClients { get; }

    /// <summary>Whether a client could be chosen at all, and so counts for <see cref="MinAvailableClients"/>. True unless said otherwise.</summary>
    bool CanSelect(ClientInfo client) => true;

    /// <summary>Chooses among the available clients, each at most once. An empty choice skips this part of the round.</summary>
    ValueTask<ClientSelection> SelectAsync(SelectionContext context, CancellationToken cancellationToken);
}
