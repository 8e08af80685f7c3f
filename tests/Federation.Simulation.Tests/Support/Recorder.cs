using Federation.Core;
using Federation.Server;
using Federation.Strategies;

namespace Federation.Simulation.Tests.Support;

/// <summary>Writes down what an observer is told.</summary>
internal sealed class Recorder : IRunObserver
{
    public List<(string ClientId, double Fraction, ScalarMap Metrics)> Progress { get; } = [];

    public int Finished { get; private set; }

    public RunHistory? Unfinished { get; private set; }

    public Action<RoundRecord> RoundOver { get; init; } = _ => { };

    public void ClientProgressed(int round, RoundPhase phase, ClientInfo client, double fraction, ScalarMap metrics) =>
        Progress.Add((client.Id, fraction, metrics));

    public void RoundFinished(RoundRecord record) => RoundOver(record);

    public void RunFinished(RunHistory history) => Finished++;

    public void RunEnded(RunHistory? history, Exception cause) => Unfinished = history;
}
