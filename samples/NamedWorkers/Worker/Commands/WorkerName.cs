namespace NamedWorkers.Commands;

/// <summary>What a worker may be called.</summary>
internal static class WorkerName
{
    private const int MaxLength = 128;

    /// <summary>What is wrong with a name; null if nothing is.</summary>
    public static string? FaultOf(string name) =>
        name.Length is < 1 or > MaxLength || name.Any(character => char.IsWhiteSpace(character) || char.IsControl(character) || character == ',')
            ? $"A worker's name has 1 to {MaxLength} characters and no space or comma in it; \"{name}\" is none."
            : null;
}
