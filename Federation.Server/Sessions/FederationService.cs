using Federation.Protocol;
using Federation.Protos.V1;
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
            throw new RpcException(new Status(fault is ProtocolException ? StatusCode.InvalidArgument : StatusCode.Unavailable, fault.Message));
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

        throw new RpcException(new Status(StatusCode.InvalidArgument, "The first message of a stream must be Hello."));
    }
}
