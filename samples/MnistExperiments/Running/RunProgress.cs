using Federation.Core;
using Federation.Server;
using Federation.Strategies;
using MnistExperiments.Server;

namespace MnistExperiments.Running;

/// <summary>Follows the runs of an experiment: tells how far they have come, and keeps what went wrong.</summary>
internal sealed class RunProgress(Settings settings, IProgress<(int Done, string Now)> progress) : IRunObserver
{
    // So that there is progress to see within a round, which takes long.
    private const int StepsOfRound = 1_000;

    private readonly Dictionary<string, double> _fractions = new(StringComparer.Ordinal);
    private readonly List<string> _failures = [];
    private string _now = "";
    private int _rounds;

    /// <summary>What came to nothing, each with its round, its client and the reason.</summary>
    public IReadOnlyList<string> Failures => _failures;

    /// <summary>How many steps of progress an experiment has.</summary>
    public static int StepsOf(Settings settings) => (settings.Personal ? 2 : 1) * settings.Rounds * StepsOfRound;

    /// <inheritdoc/>
    public void ClientProgressed(int round, RoundPhase phase, ClientInfo client, double fraction, ScalarMap metrics) => Report(phase, client, fraction);

    /// <inheritdoc/>
    public void ClientAnswered(int round, RoundPhase phase, ClientInfo client, ClientAnswer answer) => Report(phase, client, 1);

    /// <inheritdoc/>
    public void ClientFailed(int round, ClientFailure failure) => _failures.Add($"Round {round}: {failure.ClientId} failed: {failure.Reason}");

    /// <inheritdoc/>
    public void RoundFinished(RoundRecord record)
    {
        _fractions.Clear();
        _rounds++;
        _now = record.ServerEvaluation is { } evaluation
            ? $"round {record.Round} of {settings.Rounds}, global accuracy {Examiner.AccuracyOf(evaluation):0.0%}"
            : $"round {record.Round} of {settings.Rounds} with personal layers";
        Report();
    }

    private void Report(RoundPhase phase, ClientInfo client, double fraction)
    {
        if (phase == RoundPhase.Fit)
        {
            _fractions[client.Id] = fraction;
            Report();
        }
    }

    private void Report() => progress.Report(((int)((_rounds + (_fractions.Values.Sum() / settings.Clients)) * StepsOfRound), _now));
}
