using Grpc.Core;

namespace Grpc.Tests.Server;

/// <summary>The service of the tests: it does what the test's handlers say.</summary>
internal sealed class ServerTestService(ServerTestHandlers handlers) : ServerTest.ServerTestBase
{
    public override Task<Payload> Unary(Payload request, ServerCallContext context) =>
        handlers.Unary is null ? base.Unary(request, context) : handlers.Unary(request, context);

    public override Task<Payload> ClientStreaming(IAsyncStreamReader<Payload> requestStream, ServerCallContext context) =>
        handlers.ClientStreaming is null
            ? base.ClientStreaming(requestStream, context)
            : handlers.ClientStreaming(requestStream, context);

    public override Task ServerStreaming(
        Payload request, IServerStreamWriter<Payload> responseStream, ServerCallContext context) =>
        handlers.ServerStreaming is null
            ? base.ServerStreaming(request, responseStream, context)
            : handlers.ServerStreaming(request, responseStream, context);

    public override Task Duplex(
        IAsyncStreamReader<Payload> requestStream, IServerStreamWriter<Payload> responseStream, ServerCallContext context) =>
        handlers.Duplex is null
            ? base.Duplex(requestStream, responseStream, context)
            : handlers.Duplex(requestStream, responseStream, context);
}
