using Federation.Core;
using Federation.Server;
using Federation.Strategies;

namespace CifarSample.Reporting;

/// <summary>What is to be shown of a run: follows it as an observer. Safe for concurrent use.</summary>
internal sealed class RunView(IEnumerable<string> clientIds) : IRunObserver
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, ClientView> _clients =
        new(clientIds.ToDictionary(id => id, id => new ClientView(id), StringComparer.Ordinal), StringComparer.Ordinal);

    private readonly List<RoundRecord> _rounds = [];
    private readonly List<RunNote> _notes = [];
    private string _status = "Starting.";
    private bool _over; // then clients leave, as they should
    private (string Text, double Fraction)? _task;

    /// <summary>What there is to show now.</summary>
    public RunSnapshot Snapshot()
    {
        lock (_gate)
        {
            return new RunSnapshot(_status, [.. _rounds], [.. _clients.Values], [.. _notes], _task);
        }
    }

    /// <summary>Says what goes on.</summary>
    public void SetStatus(string status) => Change(() => _status = status);

    /// <summary>Adds a line that stays.</summary>
    public void AddNote(string text) => Change(() => _notes.Add(new RunNote(text, IsWarning: false)));

    /// <summary>Shows work that is no client's; a fraction of 1 takes it away.</summary>
    public void SetTask(string text, double fraction) => Change(() => _task = fraction < 1 ? (text, fraction) : null);

    public void ClientJoined(ClientInfo client) =>
        Update(client.Id, view => view with { IsConnected = true, Activity = view.Fraction > 0 ? view.Activity : "connected" });

    public void ClientLeft(ClientInfo client, string reason) =>
        Update(client.Id, view => _over
            ? view with { Fraction = 1, Activity = "done" }
            : view with { IsConnected = false, Activity = "connection lost" });

    public void WaitingForClients(int connected, int needed) =>
        SetStatus($"Waiting for clients: {connected} of {needed} are connected.");

    public void RunStarted(int rounds, EvaluateResult? initialEvaluation) => SetStatus("The run has begun.");

    public void PhaseStarted(int round, RoundPhase phase, IReadOnlyList<ClientInfo> clients) => Change(() =>
    {
        _status = $"Round {round}: {clients.Count} clients {(phase == RoundPhase.Fit ? "train" : "evaluate")}.";
        foreach (var id in _clients.Keys.ToList())
        {
            var takesPart = clients.Any(client => client.Id == id);
            Set(id, view => view with { Fraction = 0, Activity = takesPart ? Doing(phase) : view.IsConnected ? "waiting" : view.Activity });
        }
    });

    public void ClientProgressed(int round, RoundPhase phase, ClientInfo client, double fraction, ScalarMap metrics) =>
        Update(client.Id, view => view with
        {
            Fraction = fraction,
            Activity = Doing(phase),
            Loss = metrics.TryGetValue("loss", out var loss) ? loss.AsDouble() : view.Loss,
        });

    public void ClientAnswered(int round, RoundPhase phase, ClientInfo client, ClientAnswer answer) =>
        Update(client.Id, view => view with
        {
            Fraction = 1,
            Activity = phase == RoundPhase.Fit ? "trained" : "evaluated",
            Loss = answer.Loss ?? view.Loss,
        });

    public void ClientFailed(int round, ClientFailure failure) => Change(() =>
    {
        _notes.Add(new RunNote($"Round {round}: {failure.ClientId} failed: {failure.Reason}", IsWarning: true));
        Set(failure.ClientId, view => view with { Activity = "failed" });
    });

    public void RoundFinished(RoundRecord record) => Change(() => _rounds.Add(record));

    public void RunFinished(RunHistory history) => Change(() => (_over, _status) = (true, "All rounds are over."));

    private static string Doing(RoundPhase phase) => phase == RoundPhase.Fit ? "trains" : "evaluates";

    private void Update(string id, Func<ClientView, ClientView> change) => Change(() => Set(id, change));

    private void Set(string id, Func<ClientView, ClientView> change) =>
        _clients[id] = change(_clients.GetValueOrDefault(id) ?? new ClientView(id));

    private void Change(Action change)
    {
        lock (_gate)
        {
            change();
        }
    }
}
