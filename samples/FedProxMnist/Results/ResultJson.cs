using System.Text.Json;
using System.Text.Json.Serialization;

namespace FedProxMnist.Results;

/// <summary>The table's rows as JSON.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IReadOnlyList<ResultRow>))]
internal sealed partial class ResultJson : JsonSerializerContext
{
    /// <summary>Writes the file, and makes its folder where there is none.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static async Task WriteAsync(string path, IReadOnlyList<ResultRow> rows, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        await File.WriteAllTextAsync(path, JsonSerializer.Serialize(rows, Default.IReadOnlyListResultRow) + "\n", cancellationToken);
    }
}
