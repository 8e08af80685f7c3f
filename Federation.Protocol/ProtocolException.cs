namespace Federation.Protocol;

/// <summary>The other end of the stream broke the protocol; the message says how.</summary>
internal sealed class ProtocolException(string message) : Exception(message);
