using Spectre.Console;

namespace MnistExperiments.Results;

/// <summary>What came of the experiments, a row for each.</summary>
internal static class ResultTable
{
    public static Table Of(IReadOnlyList<ExperimentResult> results)
    {
        var table = new Table().Border(TableBorder.Rounded)
            .AddColumn($"After {results[0].MaxRound} rounds (seed {results[0].Seed}, {results[0].Dataset})")
            .AddColumn(new TableColumn("Images of a client").RightAligned())
            .AddColumn(new TableColumn("Global model").RightAligned())
            .AddColumn(new TableColumn("Best client's").RightAligned())
            .AddColumn(new TableColumn("Worst client's").RightAligned());
        foreach (var result in results)
        {
            var last = result.ClientAccuracy.Select(accuracies => accuracies[^1]).ToArray();
            table.AddRow(
                result.Experiment, Range(result.Sizes), $"[bold]{result.ServerAccuracy[^1]:0.0%}[/]", Percent(last.Max()), Percent(last.Min()));
        }

        return table;
    }

    private static string Range(IReadOnlyList<int> sizes) => sizes.Min() == sizes.Max() ? $"{sizes[0]}" : $"{sizes.Min()} to {sizes.Max()}";

    private static string Percent(double? accuracy) => accuracy is { } number ? $"{number:0.0%}" : "-";
}
