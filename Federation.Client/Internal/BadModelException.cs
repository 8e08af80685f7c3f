namespace Federation.Client.Internal;

/// <summary>The model that an instruction is about cannot be used.</summary>
internal sealed class BadModelException(string message) : Exception(message);
