using CifarSample.Model;
using Federation.Core;
using Federation.Samples;
using Federation.Server;
using Spectre.Console;

namespace CifarSample.Reporting;

/// <summary>Sets the federation's result beside the baseline's.</summary>
internal static class Summary
{
    // PyTorch's tutorial network trained for five epochs on a tenth of CIFAR-10.
    private const string PublishedBaseline = "about 45% is published for it";

    public static void Write(IAnsiConsole console, RunSettings settings, string dataset, RunHistory history, EvaluateResult? baseline)
    {
        var last = history.Rounds[^1].ServerEvaluation;
        var table = new Table().Border(TableBorder.Rounded)
            .AddColumn($"After {settings.Rounds} rounds (seed {settings.Seed}, {dataset})")
            .AddColumn(new TableColumn("Test accuracy").RightAligned())
            .AddColumn(new TableColumn("Test loss").RightAligned());
        table.AddRow(
            $"Federation of {settings.Clients} clients",
            $"[bold]{last?.Metrics.GetDouble("accuracy", double.NaN):0.00%}[/]",
            $"{last?.Loss:0.0000}");
        if (baseline is not null)
        {
            table.AddRow(
                $"One client alone, {settings.Rounds * settings.Epochs} epochs",
                $"{Evaluation.AccuracyOf(baseline):0.00%}",
                $"{baseline.Loss:0.0000}");
        }

        console.Write(table);
        if (baseline is not null && dataset == KnownDataset.Cifar10.Name && settings == new RunSettings { Seed = settings.Seed, HistoryFile = settings.HistoryFile })
        {
            console.WriteLine($"One client alone: {PublishedBaseline}.");
        }

        var failures = history.Rounds.Sum(round => round.Failures.Count);
        if (failures > 0)
        {
            console.WriteLine($"{failures} times a client's part in a round came to nothing; the history says which and why.");
        }
    }
}
