using Federation.Strategies;
using Microsoft.Extensions.Logging;

namespace Federation.Server;

/// <summary>Runs one part of a round: waits for clients, selects, asks, and takes the answers as they come.</summary>
internal sealed class PhaseRunner(
    IParticipants participants, CoordinatorOptions options, IRunObserver observer, ILogger logger, TimeProvider time)
{
    public async Task RunAsync(Phase phase, IClientSelector selector, IRoundRule rule, CancellationToken cancellationToken)
    {
        var waiting = new ClientWait(participants, options.WaitForClients, observer, logger, time);
        await waiting.ForAsync(selector.MinAvailableClients, cancellationToken).ConfigureAwait(false);
        var selected = await SelectAsync(phase, selector, cancellationToken).ConfigureAwait(false);
        phase.Asked = selected.Count;
        if (selected.Count == 0)
        {
            return;
        }

        observer.PhaseStarted(phase.Round, phase.Kind, [.. selected.Select(participant => participant.Info)]);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

        // All instructions first: if the strategy fails at one, nobody has been asked yet.
        var context = new InstructionContext(
            phase.Round, phase.Model, [.. selected.Select(participant => participant.Info)], SeedOf(options.Seed, phase.Round, (int)phase.Kind));
        var requests = selected.ConvertAll(participant => (Participant: participant, Request: phase.MakeRequest(context, participant.Info)));
        var asked = requests.ConvertAll(entry => AskAsync(phase, entry.Participant, entry.Request, rule.Deadline, stop.Token));
        try
        {
            await foreach (var answer in Task.WhenEach(asked).ConfigureAwait(false))
            {
                var (client, outcome, duration) = await answer.ConfigureAwait(false);
                Take(phase, client, outcome, duration);

                // Whoever is still pending is told to stop, and comes back here as taken back.
                if (!stop.IsCancellationRequested && !rule.ShouldWait(phase.Status))
                {
                    await stop.CancelAsync().ConfigureAwait(false);
                }
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
        }

        cancellationToken.ThrowIfCancellationRequested();
    }

    private async Task<List<IParticipant>> SelectAsync(Phase phase, IClientSelector selector, CancellationToken cancellationToken)
    {
        var available = participants.Available;
        var byId = available.ToDictionary(participant => participant.Info.Id, StringComparer.Ordinal);
        var random = new Random(SeedOf(options.Seed, phase.Round, (int)phase.Kind));
        var context = new SelectionContext(phase.Round, [.. available.Select(participant => participant.Info)], random);
        var chosen = await selector.SelectAsync(context, cancellationToken).ConfigureAwait(false);
        phase.Wanted = chosen.Wanted;

        // A strategy of one's own may choose twice, or choose somebody who is not there.
        return [.. chosen.Clients.Select(client => client.Id).Distinct(StringComparer.Ordinal).Where(byId.ContainsKey).Select(id => byId[id])];
    }

    /// <summary>Like <see cref="System.HashCode"/>, but the same in every process.</summary>
    private static int SeedOf(int seed, int round, int phase) => unchecked((((seed * 397) ^ round) * 397) ^ phase);

    private async Task<(ClientInfo Client, InstructionOutcome Outcome, TimeSpan Duration)> AskAsync(
        Phase phase, IParticipant participant, InstructionRequest request, TimeSpan? limit, CancellationToken cancellationToken)
    {
        var client = participant.Info;
        var begun = time.GetTimestamp();
        var outcome = await participant.AskAsync(
            request,
            limit,
            (fraction, metrics) => observer.ClientProgressed(phase.Round, phase.Kind, client, fraction, metrics),
            cancellationToken).ConfigureAwait(false);
        return (client, outcome, time.GetElapsedTime(begun));
    }

    private void Take(Phase phase, ClientInfo client, InstructionOutcome outcome, TimeSpan duration)
    {
        var (answer, failure) = phase.Take(client, outcome, duration);
        if (answer is not null)
        {
            observer.ClientAnswered(phase.Round, phase.Kind, client, answer);
        }
        else if (failure is not null)
        {
            Log.ClientFailed(logger, client.Id, phase.Kind, phase.Round, failure.Kind, failure.Reason);
            observer.ClientFailed(phase.Round, failure);
        }
    }
}
