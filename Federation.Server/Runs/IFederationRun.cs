namespace Federation.Server;

/// <summary>The run that this server drives.</summary>
public interface IFederationRun
{
    /// <summary>
    /// Completes with the run's history when its last round is over; fails with what ended it early; is cancelled when the
    /// host stops first.
    /// </summary>
    Task<RunHistory> Completion { get; }
}
