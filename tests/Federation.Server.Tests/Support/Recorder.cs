using Federation.Core;
using Federation.Strategies;

namespace Federation.Server.Tests.Support;

/// <summary>Keeps what happens in a run, and lets a test wait for it.</summary>
internal sealed class Recorder : IRunObserver
{
    private readonly Lock _gate = new();
    private readonly List<RunEvent> _events = [];
    private readonly List<(Func<IReadOnlyList<RunEvent>, bool> Condition, TaskCompletionSource Met)> _waiters = [];

    public IReadOnlyList<RunEvent> Events
    {
        get
        {
            lock (_gate)
            {
                return [.. _events];
            }
        }
    }

    /// <summary>Waits until the events fulfil a condition, counting those that have been.</summary>
    public Task UntilAsync(Func<IReadOnlyList<RunEvent>, bool> condition, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (condition(_events))
            {
                return Task.CompletedTask;
            }

            var met = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiters.Add((condition, met));
            return met.Task.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Waits for an event of that name, about that client if one is given; also for one that has been.</summary>
    public Task UntilAsync(string name, string? clientId, CancellationToken cancellationToken) =>
        UntilAsync(events => events.Any(e => e.Name == name && (clientId is null || e.ClientId == clientId)), cancellationToken);

    public void ClientJoined(ClientInfo client) => Add(new(nameof(ClientJoined), client.Id));

    public void ClientLeft(ClientInfo client, string reason) => Add(new(nameof(ClientLeft), client.Id, null, reason));

    public void WaitingForClients(int connected, int needed) => Add(new(nameof(WaitingForClients), null, null, (connected, needed)));

    public void RunStarted(int rounds, EvaluateResult? initialEvaluation) => Add(new(nameof(RunStarted), null, null, rounds));

    public void PhaseStarted(int round, RoundPhase phase, IReadOnlyList<ClientInfo> clients) => Add(new(nameof(PhaseStarted), null, phase, clients));

    public void ClientsAdded(int round, RoundPhase phase, IReadOnlyList<ClientInfo> clients) => Add(new(nameof(ClientsAdded), null, phase, clients));

    public void ClientProgressed(int round, RoundPhase phase, ClientInfo client, double fraction, ScalarMap metrics) =>
        Add(new(nameof(ClientProgressed), client.Id, phase, fraction));

    public void ClientAnswered(int round, RoundPhase phase, ClientInfo client, ClientAnswer answer) =>
        Add(new(nameof(ClientAnswered), client.Id, phase, answer));

    public void ClientFailed(int round, ClientFailure failure) => Add(new(nameof(ClientFailed), failure.ClientId, failure.Phase, failure));

    public void RoundFinished(RoundRecord record) => Add(new(nameof(RoundFinished), null, null, record));

    public void RunFinished(RunHistory history) => Add(new(nameof(RunFinished), null, null, history));

    public void RunEnded(RunHistory? history, Exception cause) => Add(new(nameof(RunEnded), null, null, (history, cause)));

    private void Add(RunEvent e)
    {
        lock (_gate)
        {
            _events.Add(e);
            foreach (var waiter in _waiters.Where(waiter => waiter.Condition(_events)).ToList())
            {
                _waiters.Remove(waiter);
                waiter.Met.TrySetResult();
            }
        }
    }
}
