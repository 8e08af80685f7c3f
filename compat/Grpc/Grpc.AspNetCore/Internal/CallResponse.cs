using System.IO.Pipelines;
using Grpc.Core;
using Grpc.Net.Internal;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Grpc.AspNetCore.Server.Internal;

/// <summary>
/// The response of a call: headers, messages, and the end, of which there is one, whether the handler or the
/// deadline is first. A pipe takes one writer at a time, so everything that touches it happens behind one gate.
/// </summary>
internal sealed class CallResponse(HttpContext http, MethodOptions options)
{
    private const int InternalErrorReset = 2;
    private const int CancelReset = 8;

    private readonly Lock _gate = new();
    private readonly PipeWriter _body = http.Response.BodyWriter;
    private string? _encoding;
    private MessageWriter? _writer;
    // Known here before the transport knows it: a message or the headers may wait in a buffer.
    private bool _hasStarted;
    private bool _isWriting;
    private bool _isEnded;

    public bool IsEnded => Volatile.Read(ref _isEnded);

    /// <summary>Whether the server gave the call up without a status.</summary>
    public bool IsReset { get; private set; }

    public void Begin()
    {
        HttpResponse response = http.Response;
        response.ContentType = GrpcContentType.Value;
        response.Headers[GrpcHeaderNames.AcceptEncoding] = options.AcceptEncoding;
        if (options.ResponseEncoding is { } encoding
            && AcceptedEncodings.Contains(http.Request.Headers[GrpcHeaderNames.AcceptEncoding], encoding))
        {
            SetEncoding(encoding);
        }
    }

    public async Task WriteHeadersAsync(Metadata headers)
    {
        ArgumentNullException.ThrowIfNull(headers);
        ValueTask<FlushResult> flush;
        lock (_gate)
        {
            if (_isEnded || _hasStarted || http.Response.HasStarted)
            {
                throw new InvalidOperationException("Response headers can only be sent once per call.");
            }

            if (headers.GetValue(GrpcHeaderNames.EncodingRequest) is { } encoding)
            {
                SetEncoding(encoding);
            }

            ResponseStatus.Append(http.Response.Headers, headers);
            _hasStarted = true;
            flush = _body.FlushAsync(CancellationToken.None);
        }

        await flush.ConfigureAwait(false);
    }

    /// <summary>Writes a message of a stream.</summary>
    public Task WriteAsync<T>(
        T message, Action<T, SerializationContext> serializer, WriteFlags flags, CancellationToken cancellationToken)
    {
        ValueTask<FlushResult> flush;
        lock (_gate)
        {
            if (_isEnded || http.RequestAborted.IsCancellationRequested)
            {
                throw new InvalidOperationException("Can't write the message because the request is complete.");
            }

            if (_isWriting)
            {
                throw new InvalidOperationException(
                    "Can't write the message because the previous write is in progress.");
            }

            Write(message, serializer, flags);
            if (flags.HasFlag(WriteFlags.BufferHint))
            {
                return Task.CompletedTask;
            }

            flush = _body.FlushAsync(cancellationToken);
            if (flush.IsCompletedSuccessfully)
            {
                _ = flush.Result;
                return Task.CompletedTask;
            }

            _isWriting = true;
        }

        return FinishWriteAsync(flush, cancellationToken);
    }

    /// <summary>Writes the only message of a call, which leaves together with the trailers.</summary>
    public void WriteSingle<T>(T message, Action<T, SerializationContext> serializer, WriteFlags flags)
    {
        lock (_gate)
        {
            if (!_isEnded)
            {
                Write(message, serializer, flags);
            }
        }
    }

    /// <summary>Ends the call, unless it is ended already.</summary>
    /// <param name="status">The status.</param>
    /// <param name="trailers">The trailers; null means none.</param>
    /// <param name="trailersError">What is wrong with the trailers, in which case they were not sent.</param>
    /// <returns>Whether this was the end.</returns>
    public bool TryEnd(Status status, Metadata? trailers, out Exception? trailersError)
    {
        trailersError = null;
        lock (_gate)
        {
            if (_isEnded)
            {
                return false;
            }

            _isEnded = true;
            if (_writer?.IsInterrupted == true)
            {
                // The client waits for the rest of a message that will not come.
                Reset(InternalErrorReset);
                return true;
            }

            _writer?.Dispose();
            IHeaderDictionary destination = http.Response.HasStarted || _hasStarted
                ? http.Features.GetRequiredFeature<IHttpResponseTrailersFeature>().Trailers
                : http.Response.Headers;
            try
            {
                if (trailers is not null)
                {
                    ResponseStatus.Append(destination, trailers);
                }
            }
            catch (InvalidOperationException ex)
            {
                trailersError = ex;
                status = new Status(StatusCode.Internal, "The response trailers are not valid.");
            }

            ResponseStatus.Write(destination, status);
            return true;
        }
    }

    private async Task FinishWriteAsync(ValueTask<FlushResult> flush, CancellationToken cancellationToken)
    {
        try
        {
            await flush.ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The message is in the pipe and cannot be taken back, so a cancelled write cancels the call.
            Reset(CancelReset);
            throw;
        }
        finally
        {
            lock (_gate)
            {
                _isWriting = false;
            }
        }
    }

    private void Write<T>(T message, Action<T, SerializationContext> serializer, WriteFlags flags)
    {
        _writer ??= new MessageWriter(options.MaxSendMessageSize, CreateCompressor());
        _writer.Write(message, serializer, _body, compress: !flags.HasFlag(WriteFlags.NoCompress));
        _hasStarted = true;
    }

    private MessageCompressor? CreateCompressor() =>
        _encoding is null ? null : new(options.CompressionProviders[_encoding], options.ResponseCompressionLevel);

    private void SetEncoding(string encoding)
    {
        if (string.Equals(encoding, GrpcHeaderNames.Identity, StringComparison.OrdinalIgnoreCase))
        {
            _encoding = null;
            http.Response.Headers.Remove(GrpcHeaderNames.Encoding);
            return;
        }

        if (!options.CompressionProviders.ContainsKey(encoding))
        {
            throw new InvalidOperationException($"Unable to find compression provider for encoding '{encoding}'.");
        }

        _encoding = encoding;
        http.Response.Headers[GrpcHeaderNames.Encoding] = encoding;
    }

    private void Reset(int errorCode)
    {
        IsReset = true;
        if (http.Features.Get<IHttpResetFeature>() is { } feature)
        {
            feature.Reset(errorCode);
        }
        else
        {
            http.Abort();
        }
    }
}
