using CifarSample.Clients;
using Federation.Client;
using Federation.Samples;

namespace CifarSample.Running;

/// <summary>Clients within this process, each with a connection of its own over a loopback socket.</summary>
internal sealed class InProcessClients : IClientGroup
{
    private readonly CancellationTokenSource _stop = new();

    public InProcessClients(Uri server, int count, IImageSource source) =>
        Completion = RunAsync([.. Enumerable.Range(1, count).Select(number => RunOneAsync(server, new PartitionNumber(number, count), source))]);

    public Task Completion { get; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Completion.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    // The first failure counts, without waiting for the others, which would wait for the one that failed.
    private static async Task RunAsync(Task[] clients)
    {
        await foreach (var client in Task.WhenEach(clients))
        {
            await client;
        }
    }

    private Task RunOneAsync(Uri server, PartitionNumber partition, IImageSource source) =>
        FederationClient.RunAsync(server, partition.ClientId, new CifarClient(partition, source), cancellationToken: _stop.Token);
}
