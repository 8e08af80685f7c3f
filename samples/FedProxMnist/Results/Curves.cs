using Federation.Samples;
using FedProxMnist.Experiments;

namespace FedProxMnist.Results;

/// <summary>The picture: loss above, accuracy below, more stragglers to the right, as in the paper's first figure.</summary>
internal static class Curves
{
    public static LineChart Draw(ExperimentResult result, Settings settings, string dataset)
    {
        var columns = result.Outcomes.GroupBy(outcome => outcome.Configuration.Stragglers).ToArray();
        var bands = settings.Seeds > 1 ? $", mean and standard deviation of {settings.Seeds} seeds" : "";

        // A single seed's worst rounds may be cut off: what matters is lower down.
        var highest = Math.Ceiling(result.Outcomes.Max(outcome => PointsOf(outcome, run => run.Loss).Max(point => point.Y)));
        return new LineChart(
            $"FedAvg and FedProx on {dataset}: {settings.Clients:N0} clients{bands}",
            [
                .. columns.Select(column => Panel(column, "test loss", run => run.Loss) with { YRange = (0, highest) }),
                .. columns.Select(column => Panel(column, "test accuracy", run => run.Accuracy) with { YRange = (0, 1) }),
            ])
        {
            Columns = columns.Length,
        };
    }

    private static ChartPanel Panel(IGrouping<double, Outcome> outcomes, string label, Func<RunMeasures, IReadOnlyList<double>> select) =>
        new($"{outcomes.Key:0%} stragglers", [.. outcomes.Select(outcome => Curve(outcome, select))]) { XLabel = "round", YLabel = label };

    // Without stragglers FedProx with µ = 0 is FedAvg: dashed, it lets the other be seen.
    private static ChartCurve Curve(Outcome outcome, Func<RunMeasures, IReadOnlyList<double>> select) =>
        new(NameOf(outcome.Configuration), ColorOf(outcome.Configuration), PointsOf(outcome, select))
        {
            Dashed = outcome.Configuration is { Strategy: Configuration.FedProxName, Mu: 0 },
        };

    private static ChartPoint[] PointsOf(Outcome outcome, Func<RunMeasures, IReadOnlyList<double>> select)
    {
        var rounds = select(outcome.Runs[0]).Count;
        return
        [
            .. Enumerable.Range(0, rounds).Select(round =>
            {
                var spread = Spread.Of(outcome.Runs.Select(run => select(run)[round]));
                return new ChartPoint(round, spread.Mean, spread.Deviation);
            }),
        ];
    }

    private static string NameOf(Configuration configuration) => configuration.Strategy == Configuration.FedAvgName
        ? "FedAvg, drops stragglers"
        : configuration.Title;

    private static string ColorOf(Configuration configuration) =>
        configuration.Strategy == Configuration.FedAvgName ? ChartColors.Blue : configuration.Mu == 0 ? ChartColors.Orange : ChartColors.Vermilion;
}
