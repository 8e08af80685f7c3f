using System.Globalization;
using Federation.Server;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace CifarSample.Reporting;

/// <summary>Draws a run.</summary>
internal sealed class RunRenderer(int rounds)
{
    private const int BarWidth = 24;
    private const int ShownRounds = 10; // the last ones, so that the clients stay on the screen
    private const int ShownNotes = 6;

    /// <summary>The whole picture.</summary>
    public IRenderable Render(RunSnapshot snapshot)
    {
        var parts = new List<IRenderable> { RoundTable(snapshot.Rounds), ClientTable(snapshot.Clients) };
        if (snapshot.Task is var (text, fraction))
        {
            parts.Add(new Markup($"{Markup.Escape(text)} {Bar(fraction)} {fraction,4:P0}"));
        }

        parts.AddRange(snapshot.Notes.TakeLast(ShownNotes).Select(note => new Text(note.Text, note.IsWarning ? new Style(Color.Yellow) : null)));
        parts.Add(new Text(snapshot.Status));
        return new Rows(parts);
    }

    private Table RoundTable(IReadOnlyList<RoundRecord> records)
    {
        var table = new Table().Border(TableBorder.Rounded)
            .AddColumn("Round")
            .AddColumn(new TableColumn("Test accuracy").RightAligned())
            .AddColumn(new TableColumn("Test loss").RightAligned())
            .AddColumn(new TableColumn("Clients' accuracy").RightAligned())
            .AddColumn(new TableColumn("Updates").RightAligned())
            .AddColumn(new TableColumn("Failures").RightAligned())
            .AddColumn(new TableColumn("Time").RightAligned());
        foreach (var record in records.TakeLast(ShownRounds))
        {
            table.AddRow(
                $"{record.Round} of {rounds}",
                Percent(record.ServerEvaluation?.Metrics.GetDouble("accuracy", double.NaN)),
                Number(record.ServerEvaluation?.Loss),
                Percent(record.Evaluations.Count > 0 ? record.EvaluateMetrics.GetDouble("accuracy", double.NaN) : null),
                record.Fits.Count.ToString(CultureInfo.InvariantCulture),
                record.Failures.Count == 0 ? "0" : $"[yellow]{record.Failures.Count}[/]",
                $"{record.Duration.TotalSeconds:0.0} s");
        }

        return table;
    }

    private static Grid ClientTable(IReadOnlyList<ClientView> clients)
    {
        var grid = new Grid().AddColumn().AddColumn(new GridColumn().NoWrap()).AddColumn().AddColumn();
        foreach (var client in clients)
        {
            grid.AddRow(
                client.IsConnected ? Markup.Escape(client.Id) : $"[grey]{Markup.Escape(client.Id)}[/]",
                Bar(client.Fraction),
                client.Loss is { } loss ? $"loss {loss:0.000}" : "",
                client.IsConnected ? Markup.Escape(client.Activity) : $"[yellow]{Markup.Escape(client.Activity)}[/]");
        }

        return grid;
    }

    private static string Bar(double fraction)
    {
        var filled = (int)Math.Round(Math.Clamp(fraction, 0, 1) * BarWidth);
        return $"[green]{new string('━', filled)}[/][grey35]{new string('━', BarWidth - filled)}[/]";
    }

    private static string Percent(double? value) => value is { } number ? $"{number:0.0%}" : "-";

    private static string Number(double? value) => value is { } number ? $"{number:0.0000}" : "-";
}
