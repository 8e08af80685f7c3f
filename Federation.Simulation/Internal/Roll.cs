using Federation.Client;
using Federation.Core;
using Federation.Server;
using Federation.Strategies;

namespace Federation.Simulation.Internal;

/// <summary>Who the clients are, and what they say of themselves.</summary>
internal sealed class Roll(VirtualClients clients, Population population)
{
    // So many are asked for their properties at a time, lest each of a hundred thousand has an open question.
    private const int Batch = 1024;

    /// <summary>Calls the roll.</summary>
    /// <returns>All clients, ordered by id.</returns>
    /// <exception cref="ArgumentException">Two have the same id, or one has an id that cannot be used.</exception>
    /// <exception cref="InvalidOperationException">A client does not say what it is.</exception>
    public async Task<IReadOnlyList<Participant>> CallAsync(CancellationToken cancellationToken)
    {
        var participants = new Participant[clients.Count];
        for (var number = 0; number < participants.Length; number++)
        {
            participants[number] = Make(number, clients.Properties?.Invoke(number) ?? ScalarMap.Empty);
        }

        if (clients.Properties is null)
        {
            for (var start = 0; start < participants.Length; start += Batch)
            {
                await AskAsync(participants.AsMemory(start, Math.Min(Batch, participants.Length - start)), cancellationToken).ConfigureAwait(false);
            }
        }

        Array.Sort(participants, (a, b) => string.CompareOrdinal(a.Info.Id, b.Info.Id));
        for (var i = 1; i < participants.Length; i++)
        {
            var (one, other) = (participants[i - 1], participants[i]);
            if (one.Info.Id == other.Info.Id)
            {
                throw new ArgumentException(
                    $"Clients {Math.Min(one.Number, other.Number)} and {Math.Max(one.Number, other.Number)} have the same id, \"{one.Info.Id}\": {nameof(VirtualClients)}.{nameof(VirtualClients.Id)} must give each its own.");
            }
        }

        return participants;
    }

    private async Task AskAsync(Memory<Participant> participants, CancellationToken cancellationToken)
    {
        var asked = new Task<InstructionOutcome>[participants.Length];
        for (var i = 0; i < asked.Length; i++)
        {
            asked[i] = participants.Span[i].AskAsync(new InstructionRequest.GetProperties(ScalarMap.Empty), null, null, cancellationToken);
        }

        while (await population.PassTimeAsync(cancellationToken).ConfigureAwait(false))
        {
            // Until all have answered.
        }

        for (var i = 0; i < asked.Length; i++)
        {
            var participant = participants.Span[i];
            var outcome = await asked[i].ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            participants.Span[i] = outcome is InstructionOutcome.Properties properties
                ? Make(participant.Number, properties.Values)
                : throw new InvalidOperationException(
                    $"Client \"{participant.Info.Id}\" does not say what its properties are: {(outcome as InstructionOutcome.Failed)?.Reason ?? outcome.ToString()}");
        }
    }

    private Participant Make(int number, ScalarMap properties)
    {
        var id = clients.Id(number);
        return string.IsNullOrWhiteSpace(id) || id.Length > 128
            ? throw new ArgumentException($"The id of client {number} is \"{id}\"; an id has 1 to 128 characters.")
            : new Participant(population, number, new ClientInfo(id, properties));
    }
}
