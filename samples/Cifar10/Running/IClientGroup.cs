namespace CifarSample.Running;

/// <summary>The clients of a run that are started with the server.</summary>
internal interface IClientGroup : IAsyncDisposable
{
    /// <summary>
    /// Completes when no client is left; fails if a client could not take part at all. Disposing stops whatever still runs.
    /// </summary>
    Task Completion { get; }
}
