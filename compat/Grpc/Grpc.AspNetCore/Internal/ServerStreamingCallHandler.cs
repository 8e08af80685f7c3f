using System.Diagnostics.CodeAnalysis;
using Grpc.Core;

namespace Grpc.AspNetCore.Server.Internal;

/// <summary>One request, a stream of responses.</summary>
internal sealed class ServerStreamingCallHandler<
    [DynamicallyAccessedMembers(ServiceMembers.Used)] TService, TRequest, TResponse>(
    Func<TService, TRequest, IServerStreamWriter<TResponse>, ServerCallContext, Task> handler,
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

    protected override async Task InvokeAsync(TService service, HttpContextServerCallContext call)
    {
        TRequest request = await call.ReadSingleAsync(_deserializer).ConfigureAwait(false);
        var responses = new ResponseStream<TResponse>(call, _serializer);
        await handler(service, request, responses, call).ConfigureAwait(false);
    }
}
