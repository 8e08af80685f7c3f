namespace Federation.Strategies;

/// <summary>Who takes part.</summary>
public interface IClientSelector
{
    /// <summary>
    /// How many clients that it could choose must be connected before <see cref="SelectAsync"/> is first called for a part of a round; the
    /// server waits for them, for a limited time. At least 0; 0 does not wait.
    /// </summary>
    int MinAvailableClients { get; }

    /// <summary>Whether a client could be chosen at all, and so counts for <see cref="MinAvailableClients"/>. True unless said otherwise.</summary>
    bool CanSelect(ClientInfo client) => true;

    /// <summary>
    /// Chooses among the available clients, each at most once. An empty choice skips this part of the round, unless clients still work for
    /// it (<see cref="SelectionContext.Busy"/>).
    /// </summary>
    /// <remarks>
    /// Where <see cref="IRoundRule.KeepsPending"/>, called again, with the round's own <see cref="SelectionContext.Random"/>, each time
    /// answers were taken that do not end the round: those chosen then are asked besides those at work. A selector that is to keep a
    /// number of clients at work chooses as many as are missing from it; <see cref="ClientSelection.Wanted"/> stays as it was first.
    /// </remarks>
    ValueTask<ClientSelection> SelectAsync(SelectionContext context, CancellationToken cancellationToken);
}
