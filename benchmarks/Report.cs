using System.Text.Json;
using Spectre.Console;

namespace Federation.Benchmarks;

/// <summary>Prints and writes what was measured.</summary>
internal static class Report
{
    private static readonly JsonSerializerOptions s_json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
    };

    public static void Print(IBenchmark benchmark, IReadOnlyList<BenchmarkRow> rows)
    {
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumns("what", "unit");
        foreach (var column in new[] { "ours", "peer", "limit", "ours to peer", "ours to limit" })
        {
            table.AddColumn(new TableColumn(column).RightAligned());
        }

        foreach (var row in rows)
        {
            table.AddRow(
                Markup.Escape(row.Name), row.Unit, Number(row.Ours), Number(row.Peer), Number(row.Limit), Number(row.PeerRatio), Number(row.LimitRatio));
        }

        Console.WriteLine($"{benchmark.Name}: {benchmark.Description}");
        AnsiConsole.Write(table);
    }

    public static async Task WriteAsync(FileInfo file, IReadOnlyList<BenchmarkRow> rows, CancellationToken cancellationToken)
    {
        file.Directory?.Create();
        await using var stream = file.Create();
        await JsonSerializer.SerializeAsync(stream, rows, s_json, cancellationToken);
    }

    private static string Number(double? value) => value is { } number
        ? number.ToString(Math.Abs(number) >= 100 ? "0" : Math.Abs(number) >= 10 ? "0.0" : "0.000")
        : "-";
}
