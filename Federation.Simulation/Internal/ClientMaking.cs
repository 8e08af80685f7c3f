using Federation.Client;

namespace Federation.Simulation.Internal;

/// <summary>The beginning and the end of a client.</summary>
internal static class ClientMaking
{
    /// <summary>Makes a participant's client.</summary>
    /// <exception cref="InvalidOperationException">None was made.</exception>
    public static IFederatedClient Make(this VirtualClients clients, Participant participant, int worker) =>
        clients.Create(new VirtualClient(participant.Number, participant.Info.Id, worker)) ?? throw new InvalidOperationException(
            $"No client was made for \"{participant.Info.Id}\": the function that makes clients returned null.");

    /// <summary>Disposes of a client, and then of the clients that it goes round.</summary>
    public static async ValueTask LetGoAsync(this IFederatedClient client)
    {
        switch (client)
        {
            case IAsyncDisposable disposable:
                await disposable.DisposeAsync().ConfigureAwait(false);
                break;
            case IDisposable disposable:
                disposable.Dispose();
                break;
        }

        if (client is DelegatingClient delegating)
        {
            await delegating.GoesRound.LetGoAsync().ConfigureAwait(false);
        }
    }
}
