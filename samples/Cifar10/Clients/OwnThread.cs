namespace CifarSample.Clients;

/// <summary>
/// Runs long computations on threads of their own: ten clients that train would otherwise take all of the thread pool, and the
/// connections' heartbeats with it.
/// </summary>
internal static class OwnThread
{
    public static Task<T> RunAsync<T>(Func<T> computation) =>
        Task.Factory.StartNew(computation, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}
