namespace Federation.Server;

/// <summary>The parts of a round.</summary>
public enum RoundPhase
{
    /// <summary>Clients train.</summary>
    Fit,

    /// <summary>Clients evaluate.</summary>
    Evaluate,

    /// <summary>Clients measure the present model so that the strategy can choose among them; within the choice of another part.</summary>
    Probe,
}
