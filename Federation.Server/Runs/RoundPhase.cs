namespace Federation.Server;

/// <summary>The parts of a round.</summary>
public enum RoundPhase
{
    /// <summary>Clients train.</summary>
    Fit,

    /// <summary>Clients evaluate.</summary>
    Evaluate,
}
