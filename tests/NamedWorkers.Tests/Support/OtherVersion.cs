using Federation.Protos.V1;
using Grpc.Core;

namespace NamedWorkers.Tests.Support;

/// <summary>A central process of the next protocol version: it says to a hello of this one what this one says to one of the last.</summary>
internal sealed class OtherVersion : Federation.Protos.V1.Federation.FederationBase
{
    public const int Version = 2;

    public override async Task Join(
        IAsyncStreamReader<ClientMessage> requestStream, IServerStreamWriter<ServerMessage> responseStream, ServerCallContext context)
    {
        await requestStream.MoveNext(context.CancellationToken);
        throw new RpcException(new Status(
            StatusCode.FailedPrecondition,
            $"The client speaks protocol version {requestStream.Current.Hello.ProtocolVersion}, the server version {Version}: update the client."));
    }
}
