namespace Federation.Simulation.Internal;

/// <summary>Threads on which clients work, one client at a time on each.</summary>
internal sealed class Workers : IAsyncDisposable
{
    private readonly Agenda _agenda;
    private readonly ClientWork _work;
    private readonly Task[] _threads;

    public Workers(int count, Agenda agenda, ClientWork work)
    {
        (_agenda, _work) = (agenda, work);

        // Not the pool's threads, which the coordinator and asynchronous clients need: training is long and often synchronous.
        _threads = [.. Enumerable.Range(0, count).Select(worker => Task.Factory.StartNew(
            () => Run(worker), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))];
    }

    /// <summary>
    /// Ends when every worker has; one that is at work ends its client's work first. Then the clients go that there still are.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        _agenda.Close();
        await Task.WhenAll(_threads).ConfigureAwait(false);
        await _work.DisposeAsync().ConfigureAwait(false);
    }

    private void Run(int worker)
    {
        while (_agenda.TryTakeWork(out var job))
        {
#pragma warning disable VSTHRD002 // The thread is the worker's own, and has nothing else to do.
            job.CompleteWork(_work.RunAsync(job, worker).GetAwaiter().GetResult());
#pragma warning restore VSTHRD002
        }
    }
}
