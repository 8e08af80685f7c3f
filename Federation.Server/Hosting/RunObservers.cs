using System.Runtime.CompilerServices;
using Federation.Core;
using Federation.Strategies;
using Microsoft.Extensions.Logging;

namespace Federation.Server;

/// <summary>Passes what happens on to all registered observers, one call at a time; what they throw ends nothing.</summary>
internal sealed class RunObservers(IEnumerable<IRunObserver> observers, ILogger logger) : IRunObserver
{
    private readonly IRunObserver[] _observers = [.. observers];
    private readonly Lock _gate = new();

    public void ClientJoined(ClientInfo client) => Tell(observer => observer.ClientJoined(client));

    public void ClientLeft(ClientInfo client, string reason) => Tell(observer => observer.ClientLeft(client, reason));

    public void WaitingForClients(int connected, int needed) => Tell(observer => observer.WaitingForClients(connected, needed));

    public void RunStarted(int rounds, EvaluateResult? initialEvaluation) => Tell(observer => observer.RunStarted(rounds, initialEvaluation));

    public void PhaseStarted(int round, RoundPhase phase, IReadOnlyList<ClientInfo> clients) =>
        Tell(observer => observer.PhaseStarted(round, phase, clients));

    public void ClientsAdded(int round, RoundPhase phase, IReadOnlyList<ClientInfo> clients) =>
        Tell(observer => observer.ClientsAdded(round, phase, clients));

    public void ClientProgressed(int round, RoundPhase phase, ClientInfo client, double fraction, ScalarMap metrics) =>
        Tell(observer => observer.ClientProgressed(round, phase, client, fraction, metrics));

    public void ClientAnswered(int round, RoundPhase phase, ClientInfo client, ClientAnswer answer) =>
        Tell(observer => observer.ClientAnswered(round, phase, client, answer));

    public void ClientFailed(int round, ClientFailure failure) => Tell(observer => observer.ClientFailed(round, failure));

    public void RoundFinished(RoundRecord record) => Tell(observer => observer.RoundFinished(record));

    public void RunFinished(RunHistory history) => Tell(observer => observer.RunFinished(history));

    public void RunEnded(RunHistory? history, Exception cause) => Tell(observer => observer.RunEnded(history, cause));

    private void Tell(Action<IRunObserver> what, [CallerMemberName] string member = "")
    {
        lock (_gate)
        {
            foreach (var observer in _observers)
            {
                try
                {
                    what(observer);
                }
#pragma warning disable CA1031 // An observer looks on; whatever it throws is its own affair.
                catch (Exception exception)
#pragma warning restore CA1031
                {
                    Log.ObserverFailed(logger, exception, member);
                }
            }
        }
    }
}
