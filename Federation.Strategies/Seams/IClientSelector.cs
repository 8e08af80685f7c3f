namespace Federation.Strategies;

/// <summary>Who takes part.</summary>
public interface IClientSelector
{
    /// <summary>
    /// How many clients must be connected before <see cref="SelectAsync"/> is called; the server waits for them, for a limited
    /// time. At least 0; 0 does not wait.
    /// </summary>
    int MinAvailableClients { get; }

    /// <summary>Chooses among the available clients, each at most once. An empty choice skips this part of the round.</summary>
    ValueTask<ClientSelection> SelectAsync(SelectionContext context, CancellationToken cancellationToken);
}
