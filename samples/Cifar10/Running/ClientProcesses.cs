using CifarSample.Clients;

namespace CifarSample.Running;

/// <summary>Clients that each are a process of their own: this program again, as <c>client</c>.</summary>
internal sealed class ClientProcesses : IClientGroup
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly List<ClientProcess> _processes = [];
    private readonly Action<string> _say;
    private bool _stopping;

    private ClientProcesses(Action<string> say) => _say = say;

    public Task Completion { get; private set; } = Task.CompletedTask;

    /// <summary>Starts the processes.</summary>
    /// <param name="server">Where the server is.</param>
    /// <param name="count">How many.</param>
    /// <param name="dataArguments">How the clients find their images.</param>
    /// <param name="say">Is told when one of them ends before its time.</param>
    public static ClientProcesses Start(Uri server, int count, IReadOnlyList<string> dataArguments, Action<string> say)
    {
        var group = new ClientProcesses(say);
        try
        {
            for (var number = 1; number <= count; number++)
            {
                var partition = new PartitionNumber(number, count);
                group._processes.Add(ClientProcess.Start(
                    partition.ClientId, ["client", "--server", server.ToString(), "--partition", partition.ToString(), .. dataArguments]));
            }
        }
        catch
        {
            group.Kill();
            throw;
        }

        say($"Processes: {string.Join(", ", group._processes.Select(process => $"{process.ClientId} {process.Id}"))}.");
        group.Completion = Task.WhenAll(group._processes.Select(group.WatchAsync));
        return group;
    }

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

    private async Task WatchAsync(ClientProcess process)
    {
        var code = await process.ExitAsync();
        if (code != 0 && !_stopping)
        {
            _say($"The process of {process.ClientId} ended with code {code}. Start it again with: {process.Command}{process.LastWords}");
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
