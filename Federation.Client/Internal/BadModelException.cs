namespace Federation.Client.Internal;

/// <summary>The model that an instruction is about, or what goes with it, cannot be used.</summary>
internal sealed class BadModelException(string message) : Exception(message);
