namespace Federation.Simulation.Internal;

/// <summary>Threads on which clients work, one client at a time on each.</summary>
internal sealed class Workers : IAsyncDisposable
{
    private readonly Agenda _agenda;
    private readonly Task[] _threads;

    public Workers(int count, Agenda agenda, ClientWork work)
    {
        _agenda = agenda;

        // Not the pool's threads, which the coordinator and asynchronous clients need: training is long and often synchronous.
        _threads = [.. Enumerable.Range(0, count).Select(worker => Task.Factory.StartNew(
            () => Run(work, worker), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))];
    }

    /// <summary>Ends when every worker has; one that is at work ends its client's work first.</summary>
    public async ValueTask DisposeAsync()
    {
        _agenda.Close();
        await Task.WhenAll(_threads).ConfigureAwait(false);
    }

    private void Run(ClientWork work, int worker)
    {
        while (_agenda.TryTakeWork(out var job))
        {
#pragma warning disable VSTHRD002 // The thread is the worker's own, and has nothing else to do.
            job.CompleteWork(work.RunAsync(job, worker).GetAwaiter().GetResult());
#pragma warning restore VSTHRD002
        }
    }
}
