using Federation.Core;
using Federation.Strategies;

namespace Federation.Server;

/// <summary>
/// Runs the parts of one round. Each goes the same way: wait for clients, have the strategy choose, begin, ask, and take answers until
/// the rule ends it.
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
        var phase = poll.Phase;
        var wait = new ClientWait(run.Participants, run.Options.WaitForClients, run.Observer, run.Logger, run.Time);
        await wait.ForAsync(selector, runToken).ConfigureAwait(false);

        var candidates = new Candidates(run.Participants.Available, fits.Clients);
        var context = new SelectionContext(phase.Round, candidates.Idle, new Random(run.SeedOf(phase.Round, phase.Kind)))
        {
            Busy = candidates.Busy,
            Probe = (clients, token) => ProbeAsync(phase, candidates, clients, token),
        };
        var selection = await selector.SelectAsync(context, runToken).ConfigureAwait(false)
            ?? throw new InvalidOperationException($"The strategy's selection for {phase.Kind} of round {phase.Round} is null.");
        var chosen = candidates.Resolve(selection.Clients, phase);
        await AskAsync(poll, candidates, chosen, selection.Wanted, runToken).ConfigureAwait(false);
    }

    private async ValueTask<IReadOnlyDictionary<string, EvaluateResult>> ProbeAsync(
        Phase part, Candidates candidates, IReadOnlyList<ClientInfo> clients, CancellationToken cancellationToken)
    {
        var phase = new ProbePhase(run.Strategy, part.Round, part.Model);
        var chosen = candidates.Resolve(clients, phase);
        _probes.Add(phase);
        var mailbox = new Mailbox(run, runToken);
        await using var _ = mailbox.ConfigureAwait(false);
        var poll = new ClientPoll(run, phase, mailbox, new EveryAnswer(run.Strategy.EvaluateRule.Deadline), keepsPending: false);
        await AskAsync(poll, candidates, chosen, chosen.Count, cancellationToken).ConfigureAwait(false);
        return phase.Results;
    }

    private async Task AskAsync(
        ClientPoll poll, Candidates candidates, List<IParticipant> chosen, int wanted, CancellationToken cancellationToken)
    {
        var phase = poll.Phase;
        ClientInfo[] selected = [.. chosen.Select(participant => participant.Info)];
        ClientInfo[] asked = [.. poll.CarriedOver.Concat(selected).OrderBy(client => client.Id, StringComparer.Ordinal)];
        phase.Begin(asked, wanted, candidates.Connected);
        if (asked.Length == 0)
        {
            return;
        }

        // All instructions first: if the strategy fails at one, nobody has been asked yet.
        run.Observer.PhaseStarted(phase.Round, phase.Kind, asked);
        var context = new InstructionContext(phase.Round, phase.Model, selected, run.SeedOf(phase.Round, phase.Kind));
        var inquiries = chosen.ConvertAll(participant => phase.MakeInquiry(context, participant));
        await poll.RunAsync(inquiries, cancellationToken).ConfigureAwait(false);
    }
}
