namespace Federation.TorchSharp;

/// <summary>
/// Runs long computations on threads that have nothing else to do: clients that train in one process would otherwise take all of the
/// thread pool, and the connections' heartbeats with it.
/// </summary>
internal static class OwnThread
{
    /// <summary>
    /// Runs it where the caller is, if that is a long-running task's own thread, such as that of a simulation's worker, which holds up nobody
    /// else; on a new thread, if it is any other.
    /// </summary>
    public static Task<T> RunAsync<T>(Func<T> computation) => IsOwn
        ? Task.FromResult(computation())
        : Task.Factory.StartNew(computation, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    // A thread without a task may be the one that begins the work of many clients at once.
    private static bool IsOwn => Task.CurrentId is not null && !Thread.CurrentThread.IsThreadPoolThread && SynchronizationContext.Current is null;
}
