using Federation.Server;
using Spectre.Console;

namespace NamedWorkers.Central;

/// <summary>The table at the end: what the model can do after each epoch.</summary>
internal static class Results
{
    /// <summary>How long the slowest worker took over its batches of a round, without what the round waited before.</summary>
    public static double Seconds(RoundRecord round) => round.Fits.Select(fit => fit.Duration.TotalSeconds).DefaultIfEmpty().Max();

    public static void Write(IAnsiConsole console, CentralSettings settings, string dataset, RunHistory history)
    {
        var table = new Table().Border(TableBorder.Rounded)
            .AddColumn($"Epoch (seed {settings.Seed}, {dataset})")
            .AddColumn(new TableColumn("Rounds").RightAligned())
            .AddColumn(new TableColumn("Test accuracy").RightAligned())
            .AddColumn(new TableColumn("Test loss").RightAligned())
            .AddColumn(new TableColumn("Missing").RightAligned())
            .AddColumn(new TableColumn("Time").RightAligned());
        var (epoch, begun) = (0, 0);
        for (var i = 0; i < history.Rounds.Count; i++)
        {
            if (history.Rounds[i].ServerEvaluation is not { } evaluation)
            {
                continue;
            }

            var rounds = history.Rounds.Skip(begun).Take(i + 1 - begun).ToList();
            table.AddRow(
                $"{++epoch}",
                $"{rounds.Count}",
                $"{evaluation.Metrics[NamedAveraging.Accuracy].AsDouble():0.00%}",
                $"{evaluation.Loss:0.0000}",
                $"{rounds.Sum(round => round.Failures.Count)}",
                $"{rounds.Sum(Seconds):0.0} s");
            begun = i + 1;
        }

        console.Write(table);
    }
}
