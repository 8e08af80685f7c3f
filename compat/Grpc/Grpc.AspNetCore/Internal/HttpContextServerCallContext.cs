using Grpc.Core;
using Grpc.Net.Internal;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;

namespace Grpc.AspNetCore.Server.Internal;

/// <summary>A call, as an HTTP request.</summary>
internal sealed class HttpContextServerCallContext(HttpContext http, MethodOptions options, ILogger logger)
    : ServerCallContext, IAsyncDisposable
{
    private CallDeadline? _deadline;
    private bool _isRequestLost;
    private MessageReader? _reader;
    private Metadata? _requestHeaders;
    private Metadata? _responseTrailers;
    private string? _peer;
    private AuthContext? _authContext;

    public HttpContext HttpContext => http;

    public CallResponse Response { get; } = new(http, options);

    public MessageReader Reader => _reader ??= new MessageReader(
        http.Request.BodyReader,
        new MessageDecompressor(
            http.Request.Headers[GrpcHeaderNames.Encoding], options.CompressionProviders, StatusCode.Unimplemented),
        options.MaxReceiveMessageSize);

    public WriteFlags WriteFlags => WriteOptionsCore?.Flags ?? default;

    protected override string MethodCore => http.Request.Path.Value!;

    protected override string HostCore => http.Request.Host.Value ?? "";

    protected override string PeerCore => _peer ??= PeerIdentity.Address(http.Connection);

    protected override DateTime DeadlineCore => _deadline?.Deadline ?? DateTime.MaxValue;

    protected override Metadata RequestHeadersCore => _requestHeaders ??= ReadRequestHeaders();

    protected override CancellationToken CancellationTokenCore => _deadline?.CancellationToken ?? http.RequestAborted;

    protected override Metadata ResponseTrailersCore => _responseTrailers ??= [];

    protected override Status StatusCore { get; set; } = Status.DefaultSuccess;

    protected override WriteOptions? WriteOptionsCore { get; set; }

    protected override AuthContext AuthContextCore =>
        _authContext ??= PeerIdentity.Authentication(http.Connection.ClientCertificate);

    protected override IDictionary<object, object> UserStateCore => http.Items!;

    /// <summary>Prepares the response and starts the deadline.</summary>
    public void Begin(TimeProvider time)
    {
        Response.Begin();
        string? header = http.Request.Headers[GrpcHeaderNames.Timeout];
        if (GrpcTimeout.TryParse(header, out TimeSpan timeout))
        {
            _deadline = new CallDeadline(http, Response, timeout, logger, time);
        }
        else if (header is not null)
        {
            GrpcServerLog.InvalidTimeoutIgnored(logger, header);
        }
    }

    /// <summary>Reads the only request of a call that has no more than one.</summary>
    public async ValueTask<T> ReadSingleAsync<T>(Func<DeserializationContext, T> deserializer)
        where T : class
    {
        try
        {
            return await Reader.ReadSingleAsync(deserializer, CancellationTokenCore).ConfigureAwait(false);
        }
        catch (IOException)
        {
            OnRequestLost();
            throw;
        }
    }

    /// <summary>The request broke off; the call's token is cancelled only some time after that.</summary>
    public void OnRequestLost() => _isRequestLost = true;

    /// <summary>Ends the call after its handler returned.</summary>
    public void End() => End(StatusCore);

    /// <summary>Ends the call after its handler threw.</summary>
    public void End(Exception exception)
    {
        if (exception is RpcException rpcException)
        {
            GrpcServerLog.StatusRaised(logger, rpcException.StatusCode, rpcException.Status.Detail, rpcException);
            foreach (Metadata.Entry entry in rpcException.Trailers)
            {
                ResponseTrailersCore.Add(entry);
            }

            End(rpcException.Status);
        }
        else if ((CancellationTokenCore.IsCancellationRequested || _isRequestLost || Response.IsReset || Response.IsEnded)
            && exception is OperationCanceledException or IOException or InvalidOperationException)
        {
            // What awaiting, reading and writing throw in a call whose client is gone or whose deadline is past. The deadline
            // ends the response first, and cancels the token some moments later.
            GrpcServerLog.CallCancelled(logger, MethodCore, exception);
            End(new Status(StatusCode.Cancelled, "Call cancelled.", exception));
        }
        else
        {
            GrpcServerLog.HandlerFailed(logger, MethodCore, exception);
            End(new Status(StatusCode.Unknown, ErrorDetail.For(exception, options.EnableDetailedErrors), exception));
        }
    }

    public ValueTask DisposeAsync() => _deadline?.DisposeAsync() ?? default;

    protected override Task WriteResponseHeadersAsyncCore(Metadata responseHeaders) =>
        Response.WriteHeadersAsync(responseHeaders);

    protected override ContextPropagationToken CreatePropagationTokenCore(ContextPropagationOptions? options) =>
        throw new NotSupportedException(
            "Propagation tokens are not supported: pass the call's Deadline and CancellationToken on.");

    private void End(Status status)
    {
        StatusCore = status;
        Response.TryEnd(status, _responseTrailers, out Exception? trailersError);
        if (trailersError is not null)
        {
            GrpcServerLog.InvalidTrailers(logger, MethodCore, trailersError);
        }
    }

    private Metadata ReadRequestHeaders()
    {
        var metadata = new Metadata();
        foreach ((string name, StringValues values) in http.Request.Headers)
        {
            if (GrpcHeaderNames.IsReserved(name))
            {
                continue;
            }

            foreach (string? value in values)
            {
                MetadataCodec.Add(metadata, name, value ?? "");
            }
        }

        return metadata;
    }
}
