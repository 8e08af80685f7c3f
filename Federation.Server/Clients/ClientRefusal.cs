namespace Federation.Server;

/// <summary>Why a client is not let in (<see cref="FederationServerOptions.Admit"/>).</summary>
/// <param name="Reason">
/// What the client is told, and its log says: a sentence that says what to change. Shown to whoever tries to join, so nothing secret.
/// </param>
public sealed record ClientRefusal(string Reason)
{
    /// <summary>
    /// Whether the same client may be let in later, with nothing changed on its side: because the run is over, for instance, and the next
    /// one has not begun. False unless said otherwise. Either way the client does not try again by itself; what it throws says which it
    /// was (<c>FederationException.IsTransient</c>).
    /// </summary>
    public bool MayComeLater { get; init; }
}
