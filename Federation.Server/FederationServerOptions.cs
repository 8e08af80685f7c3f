using Federation.Strategies;

namespace Federation.Server;

/// <summary>How a server runs a federation.</summary>
public sealed class FederationServerOptions
{
    /// <summary>How many rounds the run has. At least 1; default 3.</summary>
    public int Rounds { get; set; } = 3;

    /// <summary>What makes the run's random choices repeatable. Default 0.</summary>
    public int Seed { get; set; }

    /// <summary>
    /// How long a round waits for the clients that the strategy needs at least. When it passes the run ends with an error
    /// that says how many there were. More than zero, at most 24 days; default 10 minutes.
    /// </summary>
    public TimeSpan WaitForClients { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How many clients may be connected or on their way back at once; more are refused. At least 1; default 10,000.</summary>
    public int MaxClients { get; set; } = 10_000;

    /// <summary>
    /// Says why a client is not let in, or gives null to let it in: an allow-list of names, for instance. Asked when a client says who it
    /// is, by its id and what it says of itself, but not when it comes back to its session after a lost connection. The id proves nothing: who may
    /// speak to the server at all is <c>MapFederation().RequireAuthorization()</c>'s to say. May be called for several clients at once, and
    /// must not take long; where it throws, nobody is let in. Null, the default, lets everybody in.
    /// </summary>
    /// <example><code>
    /// options.Admit = client => names.Contains(client.Id)
    ///     ? null
    ///     : new ClientRefusal($"This server knows no client \"{client.Id}\"; it waits for {string.Join(", ", names)}.");
    /// </code></example>
    public Func<ClientInfo, ClientRefusal?>? Admit { get; set; }

    /// <summary>A side that has sent nothing for this long sends a heartbeat. 0.1 seconds to 24 days; default 5 seconds.</summary>
    public TimeSpan HeartbeatInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// A side that has heard nothing for this long takes the other for dead. At least twice
    /// <see cref="HeartbeatInterval"/>, at most 24 days; default 20 seconds.
    /// </summary>
    public TimeSpan HeartbeatTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// How long a client that lost its connection can come back to what it was asked, whether its process went on or was
    /// started again; a round waits that long for it. Zero to 24 days; default 15 seconds.
    /// </summary>
    public TimeSpan ReconnectWindow { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a client that has connected may take to say hello. More than zero, at most 24 days; default 15 seconds.</summary>
    public TimeSpan HelloTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// The largest update in bytes that is taken of one client, what travels beside the model included. At least 1; default 4 GiB.
    /// </summary>
    public long MaxUpdateBytes { get; set; } = 4L << 30;

    /// <summary>How many tensors an update may have, those beside the model included. 1 to 20,000; default 10,000.</summary>
    public int MaxTensors { get; set; } = 10_000;

    /// <summary>
    /// How many bytes of updates may be on their way in or waiting to be folded in at once; clients beyond that wait with
    /// theirs. One update is always let in, however large; one of which nothing comes for <see cref="HeartbeatTimeout"/> while others
    /// wait is refused. At least 1; default 256 MiB.
    /// </summary>
    public long UpdateMemory { get; set; } = 256L << 20;

    /// <summary>
    /// The size of the pieces that tensors travel in, in bytes. 1 KiB to 1 MiB; default 64 KiB, which keeps the pieces off
    /// the large object heap.
    /// </summary>
    public int ChunkBytes { get; set; } = 64 << 10;

    /// <summary>Whether the application stops when the run is over. Default false.</summary>
    public bool StopApplicationWhenDone { get; set; }
}
