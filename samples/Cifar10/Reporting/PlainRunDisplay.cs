using Federation.Core;
using Federation.Server;
using Federation.Strategies;

namespace CifarSample.Reporting;

/// <summary>Tells a run line by line, for output that is kept in a file or read by a program.</summary>
internal sealed class PlainRunDisplay(TextWriter output, int rounds) : IRunDisplay
{
    private readonly Lock _gate = new();
    private int _lastQuarter;
    private bool _over; // then clients leave, as they should

    public void Say(string text) => Line(text);

    public void ShowTask(string text, double fraction)
    {
        var quarter = (int)(fraction * 4);
        if (Interlocked.Exchange(ref _lastQuarter, quarter) != quarter)
        {
            Line($"{text} {fraction:0%}");
        }
    }

    public void ClientJoined(ClientInfo client) => Line($"{client.Id} has joined.");

    public void ClientLeft(ClientInfo client, string reason)
    {
        if (!_over)
        {
            Line($"{client.Id} is gone: {reason}.");
        }
    }

    public void WaitingForClients(int connected, int needed) =>
        Line($"Waiting for clients: {connected} of {needed} are connected.");

    public void RunStarted(int rounds, EvaluateResult? initialEvaluation) =>
        Line($"The run begins. {Describe(initialEvaluation)}");

    public void PhaseStarted(int round, RoundPhase phase, IReadOnlyList<ClientInfo> clients) =>
        Line($"Round {round}/{rounds}: {clients.Count} clients {(phase == RoundPhase.Fit ? "train" : "evaluate")}.");

    public void ClientAnswered(int round, RoundPhase phase, ClientInfo client, ClientAnswer answer) =>
        Line(phase == RoundPhase.Fit
            ? $"Round {round}/{rounds}: {client.Id} trained on {answer.ExampleCount} images in {answer.Duration.TotalSeconds:0.0} s, loss {answer.Metrics.GetDouble("loss", double.NaN):0.000}."
            : $"Round {round}/{rounds}: {client.Id} evaluated on {answer.ExampleCount} images, accuracy {answer.Metrics.GetDouble("accuracy", double.NaN):0.0%}.");

    public void ClientFailed(int round, ClientFailure failure) =>
        Line($"Round {round}/{rounds}: {failure.ClientId} failed: {failure.Reason}");

    public void RoundFinished(RoundRecord record) =>
        Line($"Round {record.Round}/{rounds} took {record.Duration.TotalSeconds:0.0} s: {record.Fits.Count} updates, {record.Failures.Count} failures. {Describe(record.ServerEvaluation)}");

    public void RunFinished(RunHistory history) => _over = true;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static string Describe(EvaluateResult? evaluation) => evaluation is null
        ? ""
        : $"Test accuracy {evaluation.Metrics.GetDouble("accuracy", double.NaN):0.0%}, test loss {evaluation.Loss:0.0000}.";

    private void Line(string text)
    {
        lock (_gate)
        {
            output.WriteLine(text);
            output.Flush();
        }
    }
}
