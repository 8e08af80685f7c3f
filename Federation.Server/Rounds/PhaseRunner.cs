using Federation.Strategies;

namespace Federation.Server;

/// <summary>
/// Runs the parts of one round. Each goes the same way: wait for clients, have the strategy choose, begin, ask, and take answers until
/// the rule ends it; a rule that lets clients go on has the strategy choose again meanwhile.
/// </summary>
/// <param name="run">What the run works with.</param>
/// <param name="fits">The run's fit instructions that are still to be answered: what is in it at first, earlier rounds have asked.</param>
/// <param name="runToken">Ends the run.</param>
internal sealed class PhaseRunner(RunContext run, Mailbox fits, CancellationToken runToken)
{
    private readonly List<ProbePhase> _probes = [];

    /// <summary>What the strategy has had measured for its choices.</summary>
    public IReadOnlyList<ProbePhase> Probes => _probes;

    public Task RunAsync(FitPhase phase)
    {
        var rule = run.Strategy.FitRule;
        return RunAsync(new ClientPoll(run, phase, fits, rule, rule.KeepsPending), run.Strategy.FitSelector);
    }

    public async Task RunAsync(EvaluatePhase phase)
    {
        var mailbox = new Mailbox(run, runToken);
        await using var _ = mailbox.ConfigureAwait(false);
        var poll = new ClientPoll(run, phase, mailbox, run.Strategy.EvaluateRule, keepsPending: false);
        await RunAsync(poll, run.Strategy.EvaluateSelector).ConfigureAwait(false);
    }

    /// <summary>Records those among the clients that go on who have failed since the round's training ended.</summary>
    public void TakeFailures(FitPhase phase) => new ClientPoll(run, phase, fits, run.Strategy.FitRule, keepsPending: true).TakeFailures();

    private async Task RunAsync(ClientPoll poll, IClientSelector selector)
    {
        var wait = new ClientWait(run.Participants, run.Options.WaitForClients, run.Observer, run.Logger, run.Time);
        await wait.ForAsync(selector, runToken).ConfigureAwait(false);

        // One for all choices of the part: the same answers at the same times have the same clients drawn.
        var random = new Random(run.SeedOf(poll.Phase.Round, poll.Phase.Kind));
        await poll.RunAsync(() => ChooseAsync(poll.Phase, selector, random), runToken).ConfigureAwait(false);
    }

    private async Task<Choice> ChooseAsync(Phase phase, IClientSelector selector, Random random)
    {
        var candidates = new Candidates(run.Participants.Available, fits.Clients, phase);
        var probing = new Probing(run, phase, candidates, _probes, runToken);
        await using var _ = probing.ConfigureAwait(false);
        var context = new SelectionContext(phase.Round, candidates.Idle, random) { Busy = candidates.Busy, Probe = probing.ProbeAsync };
        var selection = await selector.SelectAsync(context, runToken).ConfigureAwait(false)
            ?? throw new InvalidOperationException($"The strategy's selection for {phase.Kind} of round {phase.Round} is null.");
        return new Choice(candidates.Resolve(selection.Clients, phase), selection.Wanted, candidates.Connected);
    }
}
