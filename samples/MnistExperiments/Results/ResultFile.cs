using System.Text.Json;

namespace MnistExperiments.Results;

/// <summary>Writes a result to a file, and reads it back.</summary>
internal static class ResultFile
{
    /// <summary>Writes the file.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static async Task WriteAsync(string path, ExperimentResult result, CancellationToken cancellationToken) =>
        await File.WriteAllBytesAsync(path, JsonSerializer.SerializeToUtf8Bytes(result, ResultJson.Default.ExperimentResult), cancellationToken);

    /// <summary>Reads a file.</summary>
    /// <exception cref="IOException">It cannot be read, or is no result; the message names the file and says what is wrong with it.</exception>
    public static async Task<ExperimentResult> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            await using var file = File.OpenRead(path);
            var result = await JsonSerializer.DeserializeAsync(file, ResultJson.Default.ExperimentResult, cancellationToken)
                ?? throw new JsonException("it is null.");
            return FindFault(result) is { } fault ? throw new JsonException(fault) : result;
        }
        catch (JsonException exception)
        {
            throw new IOException($"{path} is not a result of this program: {exception.Message}", exception);
        }
    }

    private static string? FindFault(ExperimentResult result)
    {
        var (clients, rounds) = (result.Clients, result.MaxRound);
        return clients < 1 || rounds < 1 ? $"clients and maxRound are {clients} and {rounds}; both must be at least 1."
            : result.Sizes.Count != clients ? $"sizes has {result.Sizes.Count} entries for {clients} clients."
            : result.ServerAccuracy.Count != rounds ? $"serverAccuracy has {result.ServerAccuracy.Count} entries for {rounds} rounds."
            : FaultOf("clientAccuracy", result.ClientAccuracy, clients, rounds)
                ?? (result.Personal is { } personal
                    ? FaultOf("globalAccuracy", personal.GlobalAccuracy, clients, rounds) ?? FaultOf("personalAccuracy", personal.PersonalAccuracy, clients, rounds)
                    : null);
    }

    private static string? FaultOf(string name, IReadOnlyList<IReadOnlyList<double?>> accuracies, int clients, int rounds) =>
        accuracies.Count != clients ? $"{name} has {accuracies.Count} entries for {clients} clients."
            : accuracies.FirstOrDefault(ofClient => ofClient.Count != rounds) is { } wrong ? $"an entry of {name} has {wrong.Count} entries for {rounds} rounds."
            : null;
}
