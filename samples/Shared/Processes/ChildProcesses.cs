namespace Federation.Samples;

/// <summary>Several <see cref="ChildProcess"/>es that belong together. Disposing stops whatever still runs.</summary>
public sealed class ChildProcesses : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly List<ChildProcess> _processes = [];
    private readonly Action<string> _say;
    private bool _stopping;

    private ChildProcesses(Action<string> say) => _say = say;

    /// <summary>Completes when no process is left.</summary>
    public Task Completion { get; private set; } = Task.CompletedTask;

    /// <summary>Starts the processes.</summary>
    /// <param name="children">Who they are, and their command lines.</param>
    /// <param name="say">Is told their numbers, and when one of them ends before its time: how to start it again, and its last words.</param>
    public static ChildProcesses Start(IEnumerable<(string Name, string[] Arguments)> children, Action<string> say)
    {
        ArgumentNullException.ThrowIfNull(children);
        ArgumentNullException.ThrowIfNull(say);
        var group = new ChildProcesses(say);
        try
        {
            foreach (var (name, arguments) in children)
            {
                group._processes.Add(ChildProcess.Start(name, arguments));
            }
        }
        catch
        {
            group.Kill();
            throw;
        }

        say($"Processes: {string.Join(", ", group._processes.Select(process => $"{process.Name} {process.Id}"))}.");
        group.Completion = Task.WhenAll(group._processes.Select(group.WatchAsync));
        return group;
    }

    /// <summary>Asks the processes to stop, and ends those that do not.</summary>
    public async ValueTask DisposeAsync()
    {
        _stopping = true;
        foreach (var process in _processes)
        {
            process.AskToStop();
        }

        try
        {
            await Completion.WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            Kill();
            await Completion;
        }

        foreach (var process in _processes)
        {
            process.Dispose();
        }
    }

    private async Task WatchAsync(ChildProcess process)
    {
        var code = await process.ExitAsync();
        if (code != 0 && !_stopping)
        {
            _say($"The process of {process.Name} ended with code {code}. Start it again with: {process.Command}{process.LastWords}");
        }
    }

    private void Kill()
    {
        foreach (var process in _processes)
        {
            process.Kill();
        }
    }
}
