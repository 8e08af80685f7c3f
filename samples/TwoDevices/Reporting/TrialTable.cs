using Spectre.Console;
using TwoDevices.Data;
using TwoDevices.Running;

namespace TwoDevices.Reporting;

/// <summary>One run's models, side by side.</summary>
internal static class TrialTable
{
    public static Table Make(Pictures pictures, TrialResult result)
    {
        var table = new Table().Border(TableBorder.Rounded)
            .AddColumn($"Model (seed {result.Seed})")
            .AddColumn(new TableColumn("Accuracy").RightAligned());
        foreach (var name in pictures.ClassNames)
        {
            table.AddColumn(new TableColumn(Markup.Escape($"{name}, of {DeviceSplit.HeldOutOfEach}")).RightAligned());
        }

        Add(table, Rows.Base, result.Base);
        foreach (var (index, round) in result.Rounds.Index())
        {
            if (result.Rounds.Count > 1)
            {
                table.AddRow($"[grey]Round {index + 1}[/]");
            }

            foreach (var (name, score) in Rows.Names(pictures).Zip(Rows.Scores(round)))
            {
                Add(table, name, score);
            }
        }

        return table;
    }

    private static void Add(Table table, string name, Score score) => table.AddRow(
        Markup.Escape(name), $"[bold]{score.Accuracy:0.0%}[/]", $"{score.First}", $"{score.Second}");
}
