using Grpc.Core;

namespace Grpc.Net.Internal;

/// <summary>What can be wrong with a message, as the status that the call ends with.</summary>
internal static class MessageErrors
{
    public static RpcException ReceivedTooLarge() =>
        Error(StatusCode.ResourceExhausted, "Received message exceeds the maximum configured message size.");

    public static RpcException SendingTooLarge() =>
        Error(StatusCode.ResourceExhausted, "Sending message exceeds the maximum configured message size.");

    public static RpcException Incomplete() => Error(StatusCode.Internal, "Incomplete message.");

    public static RpcException MoreThanOne() =>
        Error(StatusCode.Internal, "Additional data after the message received.");

    public static RpcException CompressedWithoutEncoding() =>
        Error(StatusCode.Internal, "The message is compressed, but no grpc-encoding header says how.");

    public static RpcException CannotDecompress(string encoding, Exception cause) =>
        Error(StatusCode.Internal, $"The message cannot be decompressed as '{encoding}'.", cause);

    public static RpcException CannotDeserialize(Exception cause) =>
        Error(StatusCode.Internal, "The message cannot be deserialized.", cause);

    private static RpcException Error(StatusCode code, string detail, Exception? cause = null) =>
        new(new Status(code, detail, cause));
}
