namespace Federation.Client;

/// <summary>How a client that runs in a host takes part.</summary>
public sealed class FederationWorkerOptions
{
    /// <summary>Where the server is, for instance <c>http://127.0.0.1:5000</c>. Required.</summary>
    public Uri? Server { get; set; }

    /// <summary>
    /// Who the client is: 1 to 128 characters, unique in the federation, the same each time it comes back. Default: the
    /// machine's name.
    /// </summary>
    public string ClientId { get; set; } = Environment.MachineName;

    /// <summary>How it connects.</summary>
    public FederationClientOptions Connection { get; } = new();

    /// <summary>Whether the host stops when the federation has ended. Default true.</summary>
    public bool StopHostWhenDone { get; set; } = true;
}
