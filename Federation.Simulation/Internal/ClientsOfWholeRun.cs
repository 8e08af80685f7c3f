using System.Collections.Concurrent;
using Federation.Client;
using Federation.Server;
using Microsoft.Extensions.Logging;

namespace Federation.Simulation.Internal;

/// <summary>A client exists from its first instruction to the end of the run, and does one thing after the other.</summary>
internal sealed class ClientsOfWholeRun(VirtualClients clients, ILogger logger) : IClientHolder
{
    private readonly ConcurrentDictionary<int, Place> _places = new();

    public async Task<InstructionOutcome> UseAsync(Job job, int worker, Func<IFederatedClient, Job, Task<InstructionOutcome>> answer)
    {
        var place = _places.GetOrAdd(job.Participant.Number, _ => new Place(job.Participant.Info.Id));

        // Another worker may still be at something that was taken back.
        await place.Turn.WaitAsync(job.Stopped).ConfigureAwait(false);
        try
        {
            place.Client ??= clients.Make(job.Participant, worker);
            return await answer(place.Client, job).ConfigureAwait(false);
        }
        finally
        {
            place.Turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var place in _places.Values)
        {
            place.Turn.Dispose();
            try
            {
                await (place.Client?.LetGoAsync() ?? ValueTask.CompletedTask).ConfigureAwait(false);
            }
#pragma warning disable CA1031 // The user's code may throw anything, and the run is over.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                Log.NotDisposed(logger, exception, place.ClientId);
            }
        }
    }

    private sealed class Place(string clientId)
    {
        public string ClientId => clientId;

        public SemaphoreSlim Turn { get; } = new(1, 1);

        public IFederatedClient? Client { get; set; }
    }
}
