using Spectre.Console;

namespace MnistExperiments.Results;

/// <summary>The global model against personal layers, a row for each client.</summary>
internal static class PersonalTable
{
    public static Table Of(ExperimentResult result, PersonalResult personal)
    {
        var table = new Table().Border(TableBorder.Rounded)
            .AddColumn($"{result.Experiment}, digits as the client's own")
            .AddColumn(new TableColumn("Global model").RightAligned())
            .AddColumn(new TableColumn($"Own {string.Join(", ", personal.Layers)}").RightAligned());
        var global = personal.GlobalAccuracy.Select(accuracies => accuracies[^1]).ToArray();
        var own = personal.PersonalAccuracy.Select(accuracies => accuracies[^1]).ToArray();
        for (var client = 0; client < result.Clients; client++)
        {
            table.AddRow($"client {client}", Percent(global[client]), Percent(own[client]));
        }

        return table.AddRow("[bold]mean[/]", $"[bold]{Percent(global.Average())}[/]", $"[bold]{Percent(own.Average())}[/]");
    }

    private static string Percent(double? accuracy) => accuracy is { } number ? $"{number:0.0%}" : "-";
}
