namespace Federation.Protocol;

/// <summary>The other end of the stream has said nothing for longer than the heartbeat timeout.</summary>
internal sealed class PeerSilentException(TimeSpan timeout)
    : Exception($"Nothing was heard for {timeout.TotalSeconds:0.#} seconds.");
