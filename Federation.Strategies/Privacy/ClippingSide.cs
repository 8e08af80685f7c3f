namespace Federation.Strategies;

/// <summary>Who clips the updates.</summary>
public enum ClippingSide
{
    /// <summary>The server, whatever the clients are.</summary>
    Server,

    /// <summary>
    /// The clients, which are told the norm (<see cref="Core.FitConfigKeys.ClippingNorm"/>) and must obey it, as those with
    /// <c>Federation.Client</c>'s <c>WithClipping</c> do. An update that is longer all the same, by more than a thousandth, is refused.
    /// </summary>
    Clients,
}
