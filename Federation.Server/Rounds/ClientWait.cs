using Federation.Strategies;
using Microsoft.Extensions.Logging;

namespace Federation.Server;

/// <summary>Waits for clients, and says so while it does.</summary>
internal sealed class ClientWait(
    IParticipants participants, TimeSpan limit, IRunObserver observer, ILogger logger, TimeProvider time)
{
    private static readonly TimeSpan s_reminder = TimeSpan.FromSeconds(15);

    /// <summary>Waits for as many clients as a selector needs of those that it can select.</summary>
    /// <exception cref="TimeoutException">There were fewer all that time.</exception>
    public Task ForAsync(IClientSelector selector, CancellationToken cancellationToken) =>
        ForAsync(selector.MinAvailableClients, selector.CanSelect, cancellationToken);

    /// <summary>Waits for so many clients that count.</summary>
    /// <exception cref="TimeoutException">There were fewer all that time.</exception>
    public async Task ForAsync(int count, Func<ClientInfo, bool> counts, CancellationToken cancellationToken)
    {
        var waiting = participants.WaitForAsync(count, counts, limit, cancellationToken);
        while (!waiting.IsCompleted)
        {
            var connected = participants.Available.Count(participant => counts(participant.Info));
            Log.WaitingForClients(logger, connected, count);
            observer.WaitingForClients(connected, count);

            if (!await PassTimeAsync(waiting, cancellationToken).ConfigureAwait(false))
            {
                // Not cancelled: the wait itself is, and ends this one with it.
                await waiting.WaitAsync(s_reminder, time, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        await waiting.ConfigureAwait(false);
    }

    /// <summary>Lets the time of a simulation pass until the wait is over or it is time to say so again.</summary>
    /// <returns>Whether that was for the participants to do; if not, time passes by itself.</returns>
    private async ValueTask<bool> PassTimeAsync(Task waiting, CancellationToken cancellationToken)
    {
        var said = time.GetTimestamp();
        while (await participants.PassTimeAsync(cancellationToken).ConfigureAwait(false))
        {
            if (waiting.IsCompleted || time.GetElapsedTime(said) >= s_reminder)
            {
                return true;
            }
        }

        return false;
    }
}
