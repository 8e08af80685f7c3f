using Spectre.Console;
using TwoDevices.Data;
using TwoDevices.Running;

namespace TwoDevices.Reporting;

/// <summary>What several runs' models came to in their last round, each run with other pictures.</summary>
internal static class SeedsTable
{
    public static Table Make(Pictures pictures, IReadOnlyList<TrialResult> results)
    {
        var table = new Table().Border(TableBorder.Rounded)
            .AddColumn($"Model ({results.Count} runs, seeds {results[0].Seed} to {results[^1].Seed})")
            .AddColumn(new TableColumn("Accuracy").RightAligned())
            .AddColumn(new TableColumn("Deviation").RightAligned())
            .AddColumn(new TableColumn("Least").RightAligned())
            .AddColumn(new TableColumn("Most").RightAligned());
        Add(table, Rows.Base, results, result => result.Base);
        foreach (var (index, name) in Rows.Names(pictures).Index())
        {
            Add(table, name, results, result => Rows.Scores(result.Rounds[^1])[index]);
        }

        return table;
    }

    /// <summary>In how many runs the merged model was better than each device's, as a sentence.</summary>
    public static string Verdict(IReadOnlyList<TrialResult> results)
    {
        var gains = results.Select(result => result.Rounds[^1])
            .Select(round => round.Merged.Accuracy.CompareTo(round.Devices.Max(device => device.Accuracy))).ToList();
        return $"The merged model was better than the better of the two devices' in {gains.Count(gain => gain > 0)} of {results.Count} runs, "
            + $"as good in {gains.Count(gain => gain == 0)} and worse in {gains.Count(gain => gain < 0)}.";
    }

    private static void Add(Table table, string name, IReadOnlyList<TrialResult> results, Func<TrialResult, Score> scoreOf)
    {
        var spread = Spread.Of([.. results.Select(result => scoreOf(result).Accuracy)]);
        table.AddRow(
            Markup.Escape(name), $"[bold]{spread.Mean:0.0%}[/]", $"{spread.Deviation:0.0%}", $"{spread.Least:0.0%}", $"{spread.Most:0.0%}");
    }
}
