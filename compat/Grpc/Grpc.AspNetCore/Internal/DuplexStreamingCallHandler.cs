using System.Diagnostics.CodeAnalysis;
using Grpc.Core;

namespace Grpc.AspNetCore.Server.Internal;

/// <summary>A stream of requests and a stream of responses.</summary>
internal sealed class DuplexStreamingCallHandler<
    [DynamicallyAccessedMembers(ServiceMembers.Used)] TService, TRequest, TResponse>(
    Func<TService, IAsyncStreamReader<TRequest>, IServerStreamWriter<TResponse>, ServerCallContext, Task> handler,
    Method<TRequest, TResponse> method,
    ServiceHosting<TService> hosting) : ServerCallHandler<TService>(method, hosting)
    where TService : class
    where TRequest : class
    where TResponse : class
{
    private readonly Func<DeserializationContext, TRequest> _deserializer =
        method.RequestMarshaller.ContextualDeserializer;
    private readonly Action<TResponse, SerializationContext> _serializer =
        method.ResponseMarshaller.ContextualSerializer;

    protected override Task InvokeAsync(TService service, HttpContextServerCallContext call) =>
        handler(
            service,
            new RequestStream<TRequest>(call, _deserializer),
            new ResponseStream<TResponse>(call, _serializer),
            call);
}
