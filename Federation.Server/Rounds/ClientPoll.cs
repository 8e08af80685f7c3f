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

    /// <summary>Whom an earlier round has asked, ordered by id.</summary>
    public IReadOnlyList<ClientInfo> CarriedOver => mailbox.Clients;

    /// <summary>Asks, and takes answers until the rule says that it is enough or nobody is left to answer.</summary>
    /// <param name="inquiries">What to ask, besides what the mailbox waits for already.</param>
    /// <param name="cancellationToken">Breaks off.</param>
    public async Task RunAsync(IReadOnlyList<Inquiry> inquiries, CancellationToken cancellationToken)
    {
        var goesOn = rule.ShouldWait(phase.Status);
        if (goesOn)
        {
            foreach (var inquiry in inquiries)
            {
                mailbox.Ask(inquiry, rule.Deadline);
            }
        }

        while (goesOn && mailbox.Count > 0)
        {
            await mailbox.WaitAsync(cancellationToken).ConfigureAwait(false);
            Take(NextBatch());
            goesOn = rule.ShouldWait(phase.Status);
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (!keepsPending)
        {
            Take(await mailbox.TakeBackAsync().ConfigureAwait(false));
        }
    }

    /// <summary>Takes the failures that have come, whether or not the rule has ended the part.</summary>
    public void TakeFailures() => Take(mailbox.TakeFailures());

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
