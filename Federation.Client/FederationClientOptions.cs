using Grpc.Net.Client;

namespace Federation.Client;

/// <summary>How a client connects.</summary>
public sealed class FederationClientOptions
{
    /// <summary>
    /// The most bytes of tensors that the client takes at once, those that a strategy sends beside the model included. At least 1;
    /// default 4 GiB.
    /// </summary>
    public long MaxModelBytes { get; set; } = 4L << 30;

    /// <summary>How long the server has to answer when the client joins. More than zero, at most 24 days; default 30 seconds.</summary>
    public TimeSpan JoinTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long to wait before the first reconnection; each further one waits twice as long, up to
    /// <see cref="MaxBackoff"/>, less a random part of up to a half. More than zero; default 0.5 seconds.
    /// </summary>
    public TimeSpan InitialBackoff { get; set; } = TimeSpan.FromSeconds(0.5);

    /// <summary>The longest wait before a reconnection. At least <see cref="InitialBackoff"/>, at most 24 days; default 30 seconds.</summary>
    public TimeSpan MaxBackoff { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long to go on trying while the server cannot be reached or refuses for now, counted from the last moment that it
    /// could be. More than zero; null, the default, to try for ever.
    /// </summary>
    public TimeSpan? GiveUpAfter { get; set; }

    /// <summary>
    /// Changes how a channel is made, for instance its credentials or its handler. Called for each connection: each has a
    /// channel of its own, so that it does not inherit a dead one. Message sizes need no change: no message
    /// is larger than a chunk.
    /// </summary>
    public Action<GrpcChannelOptions>? ConfigureChannel { get; set; }
}
