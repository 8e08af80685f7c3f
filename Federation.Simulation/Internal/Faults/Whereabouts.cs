namespace Federation.Simulation.Internal;

/// <summary>Where a client is.</summary>
internal sealed class Whereabouts
{
    /// <summary>Whether it can be chosen.</summary>
    public bool IsThere { get; set; } = true;

    /// <summary>When and why it went, if it is not there.</summary>
    public TimeSpan LeftAt { get; set; }

    public string Reason { get; set; } = "";

    /// <summary>Until when something that happened to it keeps it away, whatever the faults say of its presence.</summary>
    public TimeSpan KeptAwayUntil { get; set; }

    /// <summary>When to look where it is.</summary>
    public Happening? NextLook { get; set; }

    /// <summary>What it was asked last; it may have answered since.</summary>
    public Job? Asked { get; set; }
}
