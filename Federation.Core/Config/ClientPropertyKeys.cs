namespace Federation.Core;

/// <summary>What the ready clients say of themselves, by these names in their properties.</summary>
public static class ClientPropertyKeys
{
    /// <summary>How many examples the client trains on: an integer, at least 0.</summary>
    public const string ExampleCount = "example-count";
}
