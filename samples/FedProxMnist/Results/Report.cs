using FedProxMnist.Experiments;
using Spectre.Console;

namespace FedProxMnist.Results;

/// <summary>Shows what came of the experiment: a table, a picture, and a file for programs.</summary>
internal sealed class Report(IAnsiConsole console, Settings settings, string dataset)
{
    /// <exception cref="IOException">A file cannot be written.</exception>
    public async Task WriteAsync(ExperimentResult result, string? jsonFile, string svgFile, CancellationToken cancellationToken)
    {
        ResultRow[] rows = [.. result.Outcomes.Select(ResultRow.Of)];
        WriteTable(result, rows);
        var runs = rows.Length * settings.Seeds;
        console.WriteLine($"{runs} runs of {settings.Rounds} rounds took {result.Elapsed:m\\:ss} minutes, {settings.Parallelism} at a time.");
        await Curves.Draw(result, settings, dataset).WriteAsync(svgFile, cancellationToken);
        console.WriteLine($"The curves are in {Path.GetFullPath(svgFile)}.");
        if (jsonFile is not null)
        {
            await ResultJson.WriteAsync(jsonFile, rows, cancellationToken);
            console.WriteLine($"The rows are in {Path.GetFullPath(jsonFile)}.");
        }
    }

    private void WriteTable(ExperimentResult result, ResultRow[] rows)
    {
        var seeds = settings.Seeds == 1 ? "1 seed" : $"{settings.Seeds} seeds";
        var table = new Table().Border(TableBorder.Rounded)
            .AddColumn(Markup.Escape($"After {settings.Rounds} rounds ({seeds}, {dataset})"))
            .AddColumn(new TableColumn("Stragglers").RightAligned())
            .AddColumn(new TableColumn("Test accuracy").RightAligned())
            .AddColumn(new TableColumn("Test loss").RightAligned());
        foreach (var (outcome, row) in result.Outcomes.Zip(rows))
        {
            table.AddRow(
                outcome.Configuration.Title, $"{row.Stragglers:0%}", $"{row.MeanAccuracy:0.0%} ± {row.StdAccuracy:0.0%}", $"{row.MeanLoss:0.000}");
        }

        console.Write(table);
    }
}
