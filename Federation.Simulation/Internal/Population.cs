using Federation.Core;
using Federation.Server;
using Federation.Strategies;

namespace Federation.Simulation.Internal;

/// <summary>The virtual clients as the coordinator sees them, and the time that passes while they work.</summary>
internal sealed class Population(Agenda agenda, SimulatedTime time) : IParticipants
{
    private IReadOnlyList<Participant> _participants = [];

    public IReadOnlyList<IParticipant> Available => _participants;

    /// <summary>Lets clients in. Until then there are none.</summary>
    /// <param name="participants">The clients, ordered by id.</param>
    public void Admit(IReadOnlyList<Participant> participants) => _participants = participants;

    public Task WaitForAsync(int count, Func<ClientInfo, bool> counts, TimeSpan limit, CancellationToken cancellationToken)
    {
        IReadOnlyList<ClientInfo> clients = [.. _participants.Select(participant => participant.Info)];
        return clients.Count(counts) >= count
            ? Task.CompletedTask
            : Task.FromException(TooFewClients.After(limit, count, clients, counts));
    }

    public Task<InstructionOutcome> AskAsync(
        Participant participant, InstructionRequest request, TimeSpan? limit, Action<double, ScalarMap>? progressed, CancellationToken cancellationToken)
    {
        var job = new Job(participant, request, progressed) { Due = time.Elapsed };
        agenda.Add(job);
        var registration = cancellationToken.UnsafeRegister(_ => TakeBack(job), null);
        return AnswerAsync(job, registration);
    }

    public async ValueTask<bool> PassTimeAsync(CancellationToken cancellationToken)
    {
        if (!agenda.TryPeek(out var job))
        {
            return false;
        }

        var outcome = await job.Work.WaitAsync(cancellationToken).ConfigureAwait(false);

        // Unless it was taken back meanwhile.
        if (agenda.Remove(job))
        {
            time.AdvanceTo(job.Due);
            job.HandOver(outcome);
        }

        return true;
    }

    private static async Task<InstructionOutcome> AnswerAsync(Job job, CancellationTokenRegistration registration)
    {
        await using var _ = registration.ConfigureAwait(false);
        return await job.Answer.ConfigureAwait(false);
    }

    private void TakeBack(Job job)
    {
        if (agenda.Remove(job))
        {
            job.TakeBack();
        }
    }
}
