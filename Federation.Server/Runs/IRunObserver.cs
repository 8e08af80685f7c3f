using Federation.Core;
using Federation.Strategies;

namespace Federation.Server;

/// <summary>
/// Is told what happens in a run, for a dashboard or a log. Every member does nothing unless it is implemented. Members
/// are called one after the other, must not take long, and what they throw is logged and forgotten.
/// </summary>
public interface IRunObserver
{
    /// <summary>A client has joined or come back.</summary>
    void ClientJoined(ClientInfo client)
    {
    }

    /// <summary>A client's connection is gone.</summary>
    void ClientLeft(ClientInfo client, string reason)
    {
    }

    /// <summary>The run waits for clients.</summary>
    void WaitingForClients(int connected, int needed)
    {
    }

    /// <summary>There is an initial model, evaluated on the server if the strategy does so.</summary>
    void RunStarted(int rounds, EvaluateResult? initialEvaluation)
    {
    }

    /// <summary>A part of a round has begun, with these clients, those included that an earlier round asked.</summary>
    void PhaseStarted(int round, RoundPhase phase, IReadOnlyList<ClientInfo> clients)
    {
    }

    /// <summary>More clients were asked in a part of a round that has begun, in place of others that have answered or failed.</summary>
    void ClientsAdded(int round, RoundPhase phase, IReadOnlyList<ClientInfo> clients)
    {
    }

    /// <summary>A client reports how far it has come: a fraction from 0 to 1 and what it measures on the way.</summary>
    void ClientProgressed(int round, RoundPhase phase, ClientInfo client, double fraction, ScalarMap metrics)
    {
    }

    /// <summary>A client has answered, and the answer was taken.</summary>
    void ClientAnswered(int round, RoundPhase phase, ClientInfo client, ClientAnswer answer)
    {
    }

    /// <summary>A client's part in the round came to nothing.</summary>
    void ClientFailed(int round, ClientFailure failure)
    {
    }

    /// <summary>A round is over.</summary>
    void RoundFinished(RoundRecord record)
    {
    }

    /// <summary>The run is over: its last round, or the strategy's stopping rule has ended it.</summary>
    void RunFinished(RunHistory history)
    {
    }

    /// <summary>The run has ended early.</summary>
    /// <param name="history">The rounds that are over and the global model after them; null if there was no model yet.</param>
    /// <param name="cause">What ended it; an <see cref="OperationCanceledException"/> if the host stops.</param>
    void RunEnded(RunHistory? history, Exception cause)
    {
    }
}
