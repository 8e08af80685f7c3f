using System.Diagnostics.CodeAnalysis;
using Grpc.Core;

namespace Grpc.AspNetCore.Server.Internal;

/// <summary>One request, one response.</summary>
internal sealed class UnaryCallHandler<
    [DynamicallyAccessedMembers(ServiceMembers.Used)] TService, TRequest, TResponse>(
    Func<TService, TRequest, ServerCallContext, Task<TResponse>> handler,
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
        TResponse response = await handler(service, request, call).ConfigureAwait(false);
        call.Response.WriteSingle(ResponseMessage.Require(response), _serializer, call.WriteFlags);
    }
}
