namespace Grpc.Net.Internal;

/// <summary>The names of the headers that the protocol itself uses.</summary>
internal static class GrpcHeaderNames
{
    public const string Status = "grpc-status";
    public const string Message = "grpc-message";
    public const string Timeout = "grpc-timeout";
    public const string Encoding = "grpc-encoding";
    public const string AcceptEncoding = "grpc-accept-encoding";

    /// <summary>Metadata that asks for an encoding for one call, and does not travel itself.</summary>
    public const string EncodingRequest = "grpc-internal-encoding-request";

    /// <summary>The encoding that changes nothing.</summary>
    public const string Identity = "identity";

    // Neither user metadata on arrival nor allowed to be sent as such. The user-agent stays visible.
    private static readonly HashSet<string> s_reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        Status, Message, Timeout, Encoding, AcceptEncoding, EncodingRequest,
        "content-type", "content-length", "content-encoding", "te", "host", "accept-encoding",
    };

    /// <summary>Whether a header belongs to the protocol, and not to the call's metadata.</summary>
    public static bool IsReserved(string name) => name.StartsWith(':') || s_reserved.Contains(name);
}
