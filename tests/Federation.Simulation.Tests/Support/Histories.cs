using Federation.Core;
using Federation.Server;

namespace Federation.Simulation.Tests.Support;

/// <summary>A history as lines of text, to be compared.</summary>
internal static class Histories
{
    public static IReadOnlyList<string> LinesOf(RunHistory history) =>
    [
        $"initial: {history.InitialEvaluation}",
        .. history.Rounds.SelectMany(LinesOf),
        $"stopped: {history.StopReason}",
        .. history.Model.Select(tensor => $"{tensor.Name}: {Convert.ToHexString(tensor.Data.Span)}"),
    ];

    private static IEnumerable<string> LinesOf(RoundRecord round) =>
    [
        $"round {round.Round} at {round.StartedAt:O} for {round.Duration:c}: {round.NotAggregated}, loss {round.Loss:R}, {Text(round.FitMetrics)}, {Text(round.EvaluateMetrics)}, server {round.ServerEvaluation}",
        .. round.Fits.Select(answer => $"  fit {LineOf(answer)}"),
        .. round.Evaluations.Select(answer => $"  evaluate {LineOf(answer)}"),
        .. round.Probes.Select(answer => $"  probe {LineOf(answer)}"),
        .. round.Failures.Select(failure => $"  {failure}"),
    ];

    private static string LineOf(ClientAnswer answer) =>
        $"{answer.ClientId}: {answer.ExampleCount}, {answer.Loss:R}, {answer.Duration:c}, {answer.AskedInRound}, {answer.UpdateBytes}, {Text(answer.Metrics)}";

    private static string Text(ScalarMap map) => string.Join(", ", map.Select(entry => $"{entry.Key}={entry.Value}"));
}
