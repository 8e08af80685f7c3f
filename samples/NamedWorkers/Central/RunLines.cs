using Federation.Core;
using Federation.Server;
using Federation.Strategies;

namespace NamedWorkers.Central;

/// <summary>Tells a run line by line, and by the workers' names.</summary>
internal sealed class RunLines(TextWriter output, Roster roster, EpochSchedule schedule) : IRunObserver
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _here = new(StringComparer.Ordinal);
    private bool _waiting;
    private bool _over; // then workers leave, as they should
    private string? _lastWait;

    /// <summary>Who was missing when the run ended early; null if nobody was.</summary>
    public string? MissingAtTheEnd { get; private set; }

    public void Say(string text)
    {
        lock (_gate)
        {
            output.WriteLine(text);
        }
    }

    /// <summary>Says again whom the run waits for, if it does.</summary>
    public void Remind()
    {
        lock (_gate)
        {
            _lastWait = null;
            SayWhoIsMissing();
        }
    }

    public void ClientJoined(ClientInfo client)
    {
        lock (_gate)
        {
            _here.Add(client.Id);
            Say(schedule.Epoch == 0 ? $"{client.Id} is here, with {client.ExampleCount:#,0} images." : $"{client.Id} is back.");
            SayWhoIsMissing();
        }
    }

    public void ClientLeft(ClientInfo client, string reason)
    {
        lock (_gate)
        {
            _here.Remove(client.Id);
            if (!_over)
            {
                Say($"{client.Id} is gone: {reason}.");
                SayWhoIsMissing();
            }
        }
    }

    public void WaitingForClients(int connected, int needed)
    {
        lock (_gate)
        {
            _waiting = true;
            SayWhoIsMissing();
        }
    }

    public void RunStarted(int rounds, EvaluateResult? initialEvaluation) =>
        Say($"Before training: {Describe(initialEvaluation!)}.");

    public void PhaseStarted(int round, RoundPhase phase, IReadOnlyList<ClientInfo> clients)
    {
        lock (_gate)
        {
            (_waiting, _lastWait) = (false, null);
        }
    }

    public void ClientFailed(int round, ClientFailure failure) =>
        Say($"{Place()}: {failure.ClientId} is missing ({failure.Reason}); the round goes on without it.");

    public void RoundFinished(RoundRecord record)
    {
        var losses = record.Fits.Select(fit => $"{fit.ClientId} {fit.Metrics[FitMetricKeys.Loss].AsDouble():0.000}");
        Say(record.NotAggregated is { } reason
            ? $"{Place()}: the model is as it was: {reason}."
            : $"{Place()}: loss {string.Join(", ", losses)}; {Results.Seconds(record):0.0} s.");
        if (record.ServerEvaluation is { } evaluation)
        {
            Say($"Epoch {schedule.Epoch} of {schedule.Epochs} is over: {Describe(evaluation)}.");
        }
    }

    public void RunFinished(RunHistory history) => End();

    public void RunEnded(RunHistory? history, Exception cause)
    {
        lock (_gate)
        {
            MissingAtTheEnd = roster.Missing(_here) is [_, ..] missing ? WhoIsMissing("did not come", missing) : null;
        }

        End();
    }

    private static string Describe(EvaluateResult evaluation) =>
        $"test accuracy {evaluation.Metrics[NamedAveraging.Accuracy].AsDouble():0.00%}, test loss {evaluation.Loss:0.0000}";

    private string Place() => $"Epoch {schedule.Epoch}, round {schedule.RoundOfEpoch} of {schedule.RoundsOfEpoch}";

    private void End()
    {
        lock (_gate)
        {
            (_waiting, _over) = (false, true);
        }
    }

    // The same is said again only when it is time for a reminder.
    private void SayWhoIsMissing()
    {
        if (!_waiting || roster.Missing(_here) is not [_, ..] missing)
        {
            return;
        }

        var wait = $"Waiting for {string.Join(", ", missing)}; {WhoIsHere()}.";
        if (wait != _lastWait)
        {
            _lastWait = wait;
            Say(wait);
        }
    }

    private string WhoIsMissing(string what, IReadOnlyList<string> missing) => $"{string.Join(", ", missing)} {what}; {WhoIsHere()}.";

    private string WhoIsHere()
    {
        var here = roster.Names.Where(_here.Contains).ToList();
        return here.Count == 0 ? "nobody is here" : $"{string.Join(", ", here)} {(here.Count == 1 ? "is" : "are")} here";
    }
}
