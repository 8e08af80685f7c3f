namespace Grpc.Core;

/// <summary>The handler of a method with one request and a stream of responses.</summary>
/// <typeparam name="TRequest">The request message.</typeparam>
/// <typeparam name="TResponse">The response message.</typeparam>
/// <param name="request">The request.</param>
/// <param name="responseStream">The stream of responses; it ends when the handler returns.</param>
/// <param name="context">The call.</param>
/// <returns>A task that ends with the call.</returns>
public delegate Task ServerStreamingServerMethod<TRequest, TResponse>(
    TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context)
    where TRequest : class
    where TResponse : class;
