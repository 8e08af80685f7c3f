using Federation.Samples;

namespace MnistExperiments.Results;

/// <summary>Results as a picture: a panel for each, with the global model's accuracy in bold and that of each client's model.</summary>
internal static class AccuracyChart
{
    private const string ServerColor = "#1f2328";
    private const int MostColumns = 2;

    public static LineChart Draw(IReadOnlyList<ExperimentResult> results) => new(
        results is [var only] ? $"{TitleOf(only)}: accuracy on the server" : "Accuracy on the server, by split",
        [.. results.Select(result => new ChartPanel(TitleOf(result), [.. ClientCurves(result), ServerCurve(result)]) { XLabel = "round", YLabel = "accuracy" })])
    {
        Columns = Math.Min(results.Count, MostColumns),
        PanelWidth = 340,
        ShareRowAxis = false,
    };

    private static string TitleOf(ExperimentResult result) => $"{result.Experiment} ({result.Dataset}, seed {result.Seed})";

    private static IEnumerable<ChartCurve> ClientCurves(ExperimentResult result) => result.ClientAccuracy.Select(
        (accuracies, client) => new ChartCurve(
            $"client {client}", ChartColors.All[client % ChartColors.All.Count], Points([.. accuracies.Select(accuracy => accuracy ?? double.NaN)]))
        {
            Dashed = client / ChartColors.All.Count % 2 == 1,
        });

    private static ChartCurve ServerCurve(ExperimentResult result) =>
        new("global model", ServerColor, Points(result.ServerAccuracy)) { Bold = true };

    private static IReadOnlyList<ChartPoint> Points(IReadOnlyList<double> accuracies) =>
        [.. accuracies.Select((accuracy, index) => new ChartPoint(index + 1, accuracy))];
}
