using CifarSample.Clients;
using Federation.Samples;

namespace CifarSample.Running;

/// <summary>Clients that each are a process of their own: this program again, as <c>client</c>.</summary>
internal sealed class ClientProcesses : IClientGroup
{
    private readonly ChildProcesses _processes;

    /// <summary>Starts the processes.</summary>
    /// <param name="server">Where the server is.</param>
    /// <param name="count">How many.</param>
    /// <param name="dataArguments">How the clients find their images.</param>
    /// <param name="say">Is told when one of them ends before its time.</param>
    public ClientProcesses(Uri server, int count, IReadOnlyList<string> dataArguments, Action<string> say) =>
        _processes = ChildProcesses.Start(
            Enumerable.Range(1, count).Select(number => new PartitionNumber(number, count)).Select(partition => (
                partition.ClientId,
                (string[])["client", "--server", server.ToString(), "--partition", partition.ToString(), .. dataArguments])),
            say);

    public Task Completion => _processes.Completion;

    public ValueTask DisposeAsync() => _processes.DisposeAsync();
}
