using Federation.Core;
using Federation.Strategies;

namespace Federation.Server;

/// <summary>Has clients measure the global model for one choice of the strategy: one probe at a time, and none outlasts the choice.</summary>
/// <param name="run">What the run works with.</param>
/// <param name="part">The part of the round that the choice is for.</param>
/// <param name="candidates">Among whom the strategy chooses.</param>
/// <param name="record">Takes the probes.</param>
/// <param name="runToken">Ends the run.</param>
internal sealed class Probing(RunContext run, Phase part, Candidates candidates, List<ProbePhase> record, CancellationToken runToken)
    : IAsyncDisposable
{
    private readonly CancellationTokenSource _over = CancellationTokenSource.CreateLinkedTokenSource(runToken);
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>See <see cref="ClientProbe"/>.</summary>
    public async ValueTask<IReadOnlyDictionary<string, EvaluateResult>> ProbeAsync(
        IReadOnlyList<ClientInfo> clients, CancellationToken cancellationToken)
    {
        if (!await _turn.WaitAsync(TimeSpan.Zero, CancellationToken.None).ConfigureAwait(false))
        {
            throw new InvalidOperationException(
                $"The strategy probes clients for {part.Kind} of round {part.Round} while another probe is going on: probe all at once, "
                + "or await one before the next.");
        }

        try
        {
            var phase = new ProbePhase(run.Strategy, part.Round, part.Model);
            var choice = new Choice(candidates.Resolve(clients, phase), clients.Count, candidates.Connected);
            record.Add(phase);
            var mailbox = new Mailbox(run, _over.Token);
            await using var _ = mailbox.ConfigureAwait(false);
            var poll = new ClientPoll(run, phase, mailbox, new EveryAnswer(run.Strategy.EvaluateRule.Deadline), keepsPending: false);
            await poll.RunAsync(() => Task.FromResult(choice), cancellationToken).ConfigureAwait(false);
            return phase.Results;
        }
        finally
        {
            _turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync().ConfigureAwait(false);
        await _turn.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        _turn.Dispose();
        _over.Dispose();
    }
}
