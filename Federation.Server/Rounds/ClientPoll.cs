using Federation.Strategies;
using Microsoft.Extensions.Logging;

namespace Federation.Server;

/// <summary>Asks the clients of one part of a round and takes their answers as they come, until its rule ends it.</summary>
/// <param name="run">What the run works with.</param>
/// <param name="phase">The part of the round.</param>
/// <param name="mailbox">Where the answers come, those among them that an earlier round has asked for.</param>
/// <param name="rule">When it ends.</param>
/// <param name="keepsPending">Whether those who have not answered by then go on; otherwise they are told to stop.</param>
internal sealed class ClientPoll(RunContext run, Phase phase, Mailbox mailbox, IRoundRule rule, bool keepsPending)
{
    // As many as share one pass over the sums of a mean.
    private const int MaxBatch = 16;

    public Phase Phase => phase;

    /// <summary>
    /// Asks those who are chosen, and takes answers until the rule says that it is enough or nobody is left to answer. Where those who are
    /// late go on, others are chosen each time answers were taken, so that as many stay at work.
    /// </summary>
    /// <param name="chooseAsync">Chooses whom to ask, besides those whom the mailbox waits for already.</param>
    /// <param name="cancellationToken">Breaks off.</param>
    public async Task RunAsync(Func<Task<Choice>> chooseAsync, CancellationToken cancellationToken)
    {
        var choice = await chooseAsync().ConfigureAwait(false);
        Begin(choice);
        var goesOn = Ask(choice);
        while (goesOn && mailbox.Count > 0)
        {
            await mailbox.WaitAsync(cancellationToken).ConfigureAwait(false);
            Take(NextBatch());
            goesOn = rule.ShouldWait(phase.Status);
            if (goesOn && keepsPending)
            {
                choice = await chooseAsync().ConfigureAwait(false);
                Add(choice);
                goesOn = Ask(choice);
            }
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (!keepsPending)
        {
            Take(await mailbox.TakeBackAsync().ConfigureAwait(false));
        }
    }

    /// <summary>Takes the failures that have come, whether or not the rule has ended the part.</summary>
    public void TakeFailures() => Take(mailbox.TakeFailures());

    private void Begin(Choice choice)
    {
        ClientInfo[] asked = [.. mailbox.Clients.Concat(choice.Clients).OrderBy(client => client.Id, StringComparer.Ordinal)];
        phase.Begin(asked, choice.Wanted, choice.Connected);
        if (asked.Length > 0)
        {
            run.Observer.PhaseStarted(phase.Round, phase.Kind, asked);
        }
    }

    private void Add(Choice choice)
    {
        phase.Add(choice.Clients);
        if (choice.Clients.Count > 0)
        {
            run.Observer.ClientsAdded(phase.Round, phase.Kind, choice.Clients);
        }
    }

    /// <summary>Asks, unless the rule does not wait for any answer.</summary>
    /// <returns>Whether it waits.</returns>
    private bool Ask(Choice choice)
    {
        // All instructions first: if the strategy fails at one, none of these has been asked yet.
        var context = new InstructionContext(phase.Round, phase.Model, choice.Clients, run.SeedOf(phase.Round, phase.Kind));
        var inquiries = choice.Participants.ConvertAll(participant => phase.MakeInquiry(context, participant));
        if (!rule.ShouldWait(phase.Status))
        {
            return false;
        }

        foreach (var inquiry in inquiries)
        {
            mailbox.Ask(inquiry, rule.Deadline);
        }

        return true;
    }

    /// <summary>
    /// What is there now, up to the answer with which the rule would end the part if all are taken: the next one is another round's, or
    /// nobody's.
    /// </summary>
    private List<Reply> NextBatch()
    {
        var batch = new List<Reply>();
        var status = phase.Status;
        while (batch.Count < MaxBatch && rule.ShouldWait(status) && mailbox.TryTake(out var reply))
        {
            batch.Add(reply);
            status = reply.Failure is null
                ? status with { Succeeded = status.Succeeded + 1 }
                : status with { Failed = status.Failed + 1 };
        }

        return batch;
    }

    private void Take(IReadOnlyList<Reply> replies)
    {
        foreach (var (client, answer, failure) in Judge(replies))
        {
            if (answer is not null)
            {
                run.Observer.ClientAnswered(phase.Round, phase.Kind, client, answer);
            }
            else if (failure is not null)
            {
                Log.ClientFailed(run.Logger, client.Id, phase.Kind, phase.Round, failure.Kind, failure.Reason);
                run.Observer.ClientFailed(phase.Round, failure);
            }
        }
    }

    private IReadOnlyList<Contribution> Judge(IReadOnlyList<Reply> replies)
    {
        try
        {
            return phase.Take(replies);
        }
        catch
        {
            // The run ends; the memory of updates outlives it.
            foreach (var reply in replies)
            {
                reply.Drop();
            }

            throw;
        }
    }
}
