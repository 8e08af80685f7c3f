namespace Grpc.Net.Internal;

/// <summary>The content type of gRPC messages.</summary>
internal static class GrpcContentType
{
    public const string Value = "application/grpc";

    /// <summary>Whether a content type is <c>application/grpc</c>, plain, with a subtype or with parameters.</summary>
    public static bool IsGrpc(string? contentType) =>
        contentType is not null
        && contentType.StartsWith(Value, StringComparison.OrdinalIgnoreCase)
        && (contentType.Length == Value.Length || contentType[Value.Length] is '+' or ';' or ' ');
}
