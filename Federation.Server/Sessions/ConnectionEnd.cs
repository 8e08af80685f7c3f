namespace Federation.Server;

/// <summary>How a connection ended.</summary>
/// <param name="IsFinal">Whether one side said goodbye, so that the client will not come back to its session.</param>
/// <param name="Reason">Why, in words.</param>
/// <param name="Fault">What the client did wrong; null if nothing.</param>
internal sealed record ConnectionEnd(bool IsFinal, string Reason, Exception? Fault = null);
