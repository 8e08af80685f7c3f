using Grpc.Core;

namespace Grpc.Net.Client.Internal;

/// <summary>Makes calls over HTTP. A channel always calls the host of its own address.</summary>
internal sealed class HttpCallInvoker(GrpcChannel channel) : CallInvoker
{
    private static readonly Func<object, Task<Metadata>> s_getHeaders = static call => ((GrpcCall)call).GetHeadersAsync();
    private static readonly Func<object, Status> s_getStatus = static call => ((GrpcCall)call).GetStatus();
    private static readonly Func<object, Metadata> s_getTrailers = static call => ((GrpcCall)call).GetTrailers();
    private static readonly Action<object> s_dispose = static call => ((GrpcCall)call).Dispose();

    public override TResponse BlockingUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request)
    {
        AsyncUnaryCall<TResponse> call = AsyncUnaryCall(method, host, options, request);
#pragma warning disable VSTHRD002 // To block is what the caller asks for; nothing in the call needs the caller's thread.
        return call.ResponseAsync.GetAwaiter().GetResult();
#pragma warning restore VSTHRD002
    }

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request)
    {
        var call = new GrpcCall(channel, method, options);
        call.Start(request, method.RequestMarshaller);
        Task<TResponse> response = call.ReadMessageAsync(method.ResponseMarshaller);
        return new AsyncUnaryCall<TResponse>(response, s_getHeaders, s_getStatus, s_getTrailers, s_dispose, call);
    }

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request)
    {
        var call = new GrpcCall(channel, method, options);
        ResponseReader<TResponse> reader = CreateReader(call, method);
        call.Start(request, method.RequestMarshaller);
        return new AsyncServerStreamingCall<TResponse>(reader, s_getHeaders, s_getStatus, s_getTrailers, s_dispose, call);
    }

    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options)
    {
        var call = new GrpcCall(channel, method, options);
        RequestWriter<TRequest> writer = StartWriter(call, method);
        Task<TResponse> response = call.ReadMessageAsync(method.ResponseMarshaller);
        return new AsyncClientStreamingCall<TRequest, TResponse>(
            writer, response, s_getHeaders, s_getStatus, s_getTrailers, s_dispose, call);
    }

    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options)
    {
        var call = new GrpcCall(channel, method, options);
        ResponseReader<TResponse> reader = CreateReader(call, method);
        RequestWriter<TRequest> writer = StartWriter(call, method);
        return new AsyncDuplexStreamingCall<TRequest, TResponse>(
            writer, reader, s_getHeaders, s_getStatus, s_getTrailers, s_dispose, call);
    }

    private static ResponseReader<TResponse> CreateReader<TRequest, TResponse>(
        GrpcCall call, Method<TRequest, TResponse> method)
        where TRequest : class
        where TResponse : class
    {
        var reader = new ResponseReader<TResponse>(call, method.ResponseMarshaller);
        call.Lifetime.Receiver = reader;
        return reader;
    }

    private static RequestWriter<TRequest> StartWriter<TRequest, TResponse>(
        GrpcCall call, Method<TRequest, TResponse> method)
        where TRequest : class
        where TResponse : class
    {
        var writer = new RequestWriter<TRequest>(call, method.RequestMarshaller);
        call.Lifetime.Sender = writer;
        call.Start(new StreamingContent(writer));
        return writer;
    }
}
