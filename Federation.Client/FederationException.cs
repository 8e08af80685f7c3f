namespace Federation.Client;

/// <summary>The client could not join the federation, or could not come back to it.</summary>
public sealed class FederationException : Exception
{
    internal FederationException(string message, bool isTransient, Exception? innerException = null)
        : base(message, innerException) => IsTransient = isTransient;

    /// <summary>
    /// Whether trying again later can help: true where the server could not be reached for too long, or takes nobody now because its
    /// run is over, say; false where it refused the client and the message says what to change.
    /// </summary>
    public bool IsTransient { get; }
}
