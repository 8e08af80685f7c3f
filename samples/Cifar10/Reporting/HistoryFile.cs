using System.Text.Json;
using CifarSample.Model;
using Federation.Core;
using Federation.Server;

namespace CifarSample.Reporting;

/// <summary>Writes a run's history to a file.</summary>
internal static class HistoryFile
{
    /// <summary>Makes the file's folder and checks that the file can be written, so that a run does not end in a complaint.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static void Prepare(string path)
    {
        if (Directory.Exists(path))
        {
            throw new IOException($"{path} is a folder; the history is written to a file.");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        using var probe = new FileStream(PartOf(path), FileMode.Create, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
    }

    /// <summary>Writes the history; the file is replaced in one step.</summary>
    public static async Task WriteAsync(
        string path, string dataset, int seed, EvaluateResult? baseline, IReadOnlyList<RoundRecord> rounds, CancellationToken cancellationToken)
    {
        var document = new HistoryDocument(
            dataset,
            seed,
            baseline is null ? null : new HistoryDocument.BaselineEntry(Evaluation.AccuracyOf(baseline)),
            [.. rounds.Select(ToEntry)]);
        await File.WriteAllBytesAsync(
            PartOf(path), JsonSerializer.SerializeToUtf8Bytes(document, HistoryJson.Default.HistoryDocument), cancellationToken);
        File.Move(PartOf(path), path, overwrite: true);
    }

    private static string PartOf(string path) => path + ".part";

    private static HistoryDocument.RoundEntry ToEntry(RoundRecord record) => new(
        record.Round,
        record.ServerEvaluation?.Loss,
        record.ServerEvaluation?.Metrics.GetDouble("accuracy", double.NaN),
        Math.Round(record.Duration.TotalSeconds, 3),
        [.. record.Fits.Concat(record.Evaluations).Select(answer => answer.ClientId).Distinct().Order(StringComparer.Ordinal).Select(id => ToEntry(record, id))],
        [.. record.Failures.Select(failure => new HistoryDocument.FailureEntry(
            failure.ClientId, Name(failure.Phase.ToString()), Name(failure.Kind.ToString()), failure.Reason))]);

    private static HistoryDocument.ClientEntry ToEntry(RoundRecord record, string id)
    {
        var fit = record.Fits.FirstOrDefault(answer => answer.ClientId == id);
        var evaluation = record.Evaluations.FirstOrDefault(answer => answer.ClientId == id);
        return new HistoryDocument.ClientEntry(
            id,
            fit?.ExampleCount,
            fit?.Metrics.GetDouble("loss", double.NaN),
            evaluation?.ExampleCount,
            evaluation?.Loss,
            evaluation?.Metrics.GetDouble("accuracy", double.NaN));
    }

    private static string Name(string member) => JsonNamingPolicy.CamelCase.ConvertName(member);
}
