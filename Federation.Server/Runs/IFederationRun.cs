namespace Federation.Server;

/// <summary>The run that this server drives.</summary>
public interface IFederationRun
{
    /// <summary>
    /// Completes with the run's history when its last round is over or the strategy's stopping rule ends it; fails with what ended it
    /// early; is cancelled when the host stops first. However it ends, <see cref="History"/> has the rounds that were finished.
    /// </summary>
    Task<RunHistory> Completion { get; }

    /// <summary>
    /// The rounds that are over and the global model after them, at any time: while the run goes on, and after it has failed or was
    /// cancelled. Null as long as there is no model.
    /// </summary>
    RunHistory? History { get; }
}
