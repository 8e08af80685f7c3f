using System.Text;
using Federation.Server;

namespace Federation.Simulation.Tests.Support;

/// <summary>All that a history says, as text: two runs are the same if their texts are.</summary>
internal static class HistoryText
{
    public static string Of(RunHistory history)
    {
        var text = new StringBuilder();
        text.AppendLine($"initial {history.InitialEvaluation}, stopped: {history.StopReason}");
        foreach (var round in history.Rounds)
        {
            text.AppendLine($"round {round.Round} at {round.StartedAt:O} for {round.Duration}: {round.NotAggregated}");
            Append(text, "fit", round.Fits);
            Append(text, "evaluate", round.Evaluations);
            Append(text, "probe", round.Probes);
            foreach (var failure in round.Failures)
            {
                text.AppendLine($"  {failure}");
            }

            text.AppendLine($"  {round.Loss:R} [{round.FitMetrics}] [{round.EvaluateMetrics}] {round.ServerEvaluation}");
        }

        foreach (var tensor in history.Model)
        {
            text.AppendLine($"{tensor.Name} {Convert.ToHexString(tensor.Data.Span)}");
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, string what, IReadOnlyList<ClientAnswer> answers)
    {
        foreach (var answer in answers)
        {
            text.AppendLine(
                $"  {what} {answer.ClientId} asked in {answer.AskedInRound} took {answer.Duration}: {answer.ExampleCount} {answer.Loss:R} [{answer.Metrics}] {answer.UpdateBytes} bytes");
        }
    }
}
