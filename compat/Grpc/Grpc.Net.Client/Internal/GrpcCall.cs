using System.IO.Compression;
using Grpc.Core;
using Grpc.Net.Compression;
using Grpc.Net.Internal;

namespace Grpc.Net.Client.Internal;

/// <summary>One call: its request is sent, its response arrives.</summary>
internal sealed class GrpcCall
{
    private const string StartFailed = "Error starting gRPC call.";
    private const string ReadFailed = "Error reading the response message.";

    private readonly CallLifetime _lifetime;
    private readonly bool _hasSingleResponse;
    private Task<HttpResponseMessage> _response = null!; // set by Start
    private Task<Metadata>? _headers;
    private Task? _message;

    public GrpcCall(GrpcChannel channel, IMethod method, CallOptions options)
    {
        _lifetime = new CallLifetime(channel, method, options);
        _hasSingleResponse = method.Type is MethodType.Unary or MethodType.ClientStreaming;
    }

    public CallLifetime Lifetime => _lifetime;

    /// <summary>The response, as soon as its headers are there. The call may have ended with them.</summary>
    public Task<HttpResponseMessage> Response => _response;

    /// <summary>Begins a call with one request.</summary>
    public void Start<TRequest>(TRequest request, Marshaller<TRequest> marshaller)
    {
        var message = new PooledBufferWriter();
        try
        {
            using MessageWriter writer = CreateMessageWriter();
            writer.Write(request, marshaller.ContextualSerializer, message, WantsCompression(_lifetime.Options.WriteOptions));
        }
        catch (Exception ex)
        {
            message.Dispose();
            _response = Task.FromException<HttpResponseMessage>(_lifetime.Fail(StartFailed, ex, CancellationToken.None));
            Observe(_response);
            return;
        }

        var content = new SingleMessageContent(message);
        _lifetime.Sender = content;
        Start(content);
    }

    /// <summary>Begins a call.</summary>
    public void Start(RequestContent content)
    {
        _lifetime.Start();
        _response = SendAsync(content);
        Observe(_response); // Every way to the response reports the failure; nobody need take more than one.
    }

    /// <summary>Reads a response that is one message, and ends the call.</summary>
    public Task<TResponse> ReadMessageAsync<TResponse>(Marshaller<TResponse> marshaller)
        where TResponse : class
    {
        Task<TResponse> message = ReadMessageCoreAsync(marshaller);
        _message = message;
        return message;
    }

    public Task<Metadata> GetHeadersAsync()
    {
        if (_headers is null)
        {
            _headers = ReadHeadersAsync();
            Observe(_headers);
        }

        return _headers;
    }

    public Status GetStatus() => _lifetime.End?.Status
        ?? throw new InvalidOperationException("Unable to get the status because the call is not complete.");

    public Metadata GetTrailers() => _lifetime.End?.Trailers
        ?? throw new InvalidOperationException("Unable to get the trailers because the call has not completed successfully.");

    public void Dispose()
    {
        _lifetime.Dispose();
        if (_message is not null)
        {
            Observe(_message);
        }
    }

    /// <summary>Opens the body of the response.</summary>
    public ResponseBody OpenBody(HttpResponseMessage response, Stream body)
    {
        GrpcChannel channel = _lifetime.Channel;
        string? encoding = HeaderMetadata.Find(response.Headers, GrpcHeaderNames.Encoding);
        var decompressor = new MessageDecompressor(encoding, channel.Encodings, StatusCode.Unimplemented);
        return new ResponseBody(body, decompressor, channel.MaxReceiveMessageSize);
    }

    /// <exception cref="InvalidOperationException">The call asks for an encoding that the channel does not have.</exception>
    public MessageWriter CreateMessageWriter()
    {
        GrpcChannel channel = _lifetime.Channel;
        string? encoding = _lifetime.Options.Headers?.GetValue(RequestFactory.CompressionRequest);
        if (encoding is null || encoding == GrpcHeaderNames.Identity)
        {
            return new MessageWriter(channel.MaxSendMessageSize, null);
        }

        return channel.Encodings.TryGetValue(encoding, out ICompressionProvider? provider)
            ? new MessageWriter(channel.MaxSendMessageSize, new MessageCompressor(provider, CompressionLevel.Fastest))
            : throw new InvalidOperationException($"Could not find compression provider for '{encoding}'.");
    }

    public static bool WantsCompression(WriteOptions? options) =>
        options is null || !options.Flags.HasFlag(WriteFlags.NoCompress);

    private static void Observe(Task task) => _ = task.ContinueWith(
        static failed => _ = failed.Exception,
        CancellationToken.None,
        TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
        TaskScheduler.Default);

    private async Task<HttpResponseMessage> SendAsync(RequestContent content)
    {
        try
        {
            HttpResponseMessage response = await SendWhenReadyAsync(content).ConfigureAwait(false);
            _lifetime.Attach(response);
            if (ResponseStatus.FromHeaders(response) is { } end)
            {
                _lifetime.TryEnd(_hasSingleResponse ? RequireMessage(end) : end);
            }

            return response;
        }
        catch (Exception ex)
        {
            throw _lifetime.Fail(StartFailed, ex, CancellationToken.None);
        }
    }

    private async ValueTask<HttpResponseMessage> SendWhenReadyAsync(RequestContent content)
    {
        for (int attempts = 1; ; attempts++)
        {
            try
            {
                return await SendRequestAsync(content).ConfigureAwait(false);
            }
            catch (HttpRequestException ex) when (_lifetime.Options.IsWaitForReady && ReadyWait.IsNotConnected(ex))
            {
                await ReadyWait.DelayAsync(attempts, _lifetime.Channel.Clock, _lifetime.Ended).ConfigureAwait(false);
            }
        }
    }

    private async Task<HttpResponseMessage> SendRequestAsync(RequestContent content)
    {
        GrpcChannel channel = _lifetime.Channel;
        CallOptions options = _lifetime.Options;
        CancellationToken ended = _lifetime.Ended;
        ended.ThrowIfCancellationRequested();
        HttpRequestMessage request = RequestFactory.Create(
            channel, _lifetime.Method, options.Headers, _lifetime.Timeout, content);
        if (channel.SendsCallCredentials)
        {
            await CallCredentialsReader.AddHeadersAsync(request.Headers, channel, _lifetime.Method, options, ended)
                .ConfigureAwait(false);
        }

        // An HttpClient would otherwise read the whole response first.
        return channel.Invoker is HttpClient client
            ? await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ended).ConfigureAwait(false)
            : await channel.Invoker.SendAsync(request, ended).ConfigureAwait(false);
    }

    private async Task<TResponse> ReadMessageCoreAsync<TResponse>(Marshaller<TResponse> marshaller)
        where TResponse : class
    {
        HttpResponseMessage response = await _response.ConfigureAwait(false);
        TResponse? message = null;
        CallEnd? end = _lifetime.End;
        if (end is null)
        {
            try
            {
                Stream stream = await response.Content.ReadAsStreamAsync(_lifetime.Ended).ConfigureAwait(false);
                using ResponseBody body = OpenBody(response, stream);
                message = await body.ReadAsync(marshaller.ContextualDeserializer, _lifetime.Ended).ConfigureAwait(false);
                if (message is not null)
                {
                    await body.ReadEndAsync(_lifetime.Ended).ConfigureAwait(false);
                }

                end = ResponseStatus.FromTrailers(response);
            }
            catch (Exception ex)
            {
                throw _lifetime.Fail(ReadFailed, ex, CancellationToken.None);
            }

            end = _lifetime.TryEnd(message is null ? RequireMessage(end) : end);
        }

        return end.Status.StatusCode == StatusCode.OK ? message! : throw _lifetime.ToException(end, CancellationToken.None);
    }

    private async Task<Metadata> ReadHeadersAsync()
    {
        HttpResponseMessage response = await _response.ConfigureAwait(false);
        Metadata metadata = HeaderMetadata.Read(response.Headers, out Status? malformed);
        return malformed is null ? metadata : throw new RpcException(malformed.Value);
    }

    // A call that is to have a response message cannot succeed without one.
    private static CallEnd RequireMessage(CallEnd end) => end.Status.StatusCode == StatusCode.OK
        ? end with { Status = new Status(StatusCode.Internal, "The call has the status OK but no response message.") }
        : end;
}
