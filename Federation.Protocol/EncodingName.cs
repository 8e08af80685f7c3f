namespace Federation.Protocol;

/// <summary>The name of the encoding of an update's tensors.</summary>
internal static class EncodingName
{
    public const int MaxLength = 128;

    /// <summary>What is wrong with a name; null if nothing. The empty name means that there is no encoding.</summary>
    public static string? FindFault(string name) => name.Length <= MaxLength
        ? null
        : $"the name of the update's encoding has {name.Length} characters; it may have at most {MaxLength}";
}
