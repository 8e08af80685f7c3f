using Federation.Protocol;
using Federation.Protos.V1;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.Extensions.Logging;

namespace Federation.Server;

/// <summary>The gRPC service: admits a client and keeps its stream until it ends.</summary>
internal sealed class FederationService(ClientRegistry registry, SessionServices services) : Protos.V1.Federation.FederationBase
{
    public override async Task Join(
        IAsyncStreamReader<ClientMessage> requestStream, IServerStreamWriter<ServerMessage> responseStream, ServerCallContext context)
    {
        var hello = await ReadHelloAsync(requestStream, context.CancellationToken).ConfigureAwait(false);
        using var connection = new ClientConnection(services.Options, services.Time);
        var admission = registry.Admit(hello, connection);
        if (admission.Refusal is { } refusal)
        {
            Log.Refused(services.Logger, hello.ClientId, refusal.Detail);
            throw new RpcException(refusal);
        }

        var session = admission.Session!;
        var end = await connection.RunAsync(
            requestStream, responseStream, message => session.Handle(connection, message), context.CancellationToken).ConfigureAwait(false);
        registry.Detach(session, connection, end);
        if (end.Fault is { } fault)
        {
            if (fault is not (ProtocolException or PeerSilentException))
            {
                Log.ConnectionFailed(services.Logger, fault, hello.ClientId);
            }

            throw new RpcException(fault switch
            {
                ProtocolException => new Status(StatusCode.InvalidArgument, fault.Message),
                PeerSilentException => new Status(StatusCode.Unavailable, fault.Message),
                _ => new Status(StatusCode.Unavailable, "The server failed."),
            });
        }
    }

    private async Task<Hello> ReadHelloAsync(IAsyncStreamReader<ClientMessage> requests, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(services.Options.HelloTimeout, services.Time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            if (await requests.MoveNext(stop.Token).ConfigureAwait(false)
                && requests.Current.MessageCase == ClientMessage.MessageOneofCase.Hello)
            {
                return requests.Current.Hello;
            }
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            throw new RpcException(new Status(
                StatusCode.DeadlineExceeded, $"No Hello came within {services.Options.HelloTimeout.TotalSeconds:0.#} s."));
        }
        catch (Exception exception) when (exception is InvalidProtocolBufferException or RpcException { StatusCode: StatusCode.Internal or StatusCode.ResourceExhausted })
        {
            throw new RpcException(new Status(StatusCode.InvalidArgument, $"The first message cannot be read: {exception.Message}"));
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or InvalidOperationException)
        {
            throw new RpcException(new Status(StatusCode.Cancelled, "The client went away before it said Hello."));
        }

        throw new RpcException(new Status(StatusCode.InvalidArgument, "The first message of a stream must be Hello."));
    }
}
