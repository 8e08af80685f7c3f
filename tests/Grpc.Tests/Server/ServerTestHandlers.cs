using Grpc.Core;

namespace Grpc.Tests.Server;

/// <summary>What the service of a test does; a method without a handler is not implemented.</summary>
internal sealed class ServerTestHandlers
{
    public UnaryServerMethod<Payload, Payload>? Unary { get; init; }

    public ClientStreamingServerMethod<Payload, Payload>? ClientStreaming { get; init; }

    public ServerStreamingServerMethod<Payload, Payload>? ServerStreaming { get; init; }

    public DuplexStreamingServerMethod<Payload, Payload>? Duplex { get; init; }
}
