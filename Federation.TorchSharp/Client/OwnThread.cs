namespace Federation.TorchSharp;

/// <summary>
/// Runs long computations on threads of their own: clients that train in one process would otherwise take all of the thread pool, and
/// the connections' heartbeats with it.
/// </summary>
internal static class OwnThread
{
    public static Task<T> RunAsync<T>(Func<T> computation) =>
        Task.Factory.StartNew(computation, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}
