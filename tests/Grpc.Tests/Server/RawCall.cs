using System.Buffers.Binary;
using System.Net;

namespace Grpc.Tests.Server;

/// <summary>A call whose request is sent in pieces, while its response is read.</summary>
internal sealed class RawCall : IAsyncDisposable
{
    private readonly CancellationTokenSource _cancellation;
    private readonly HttpRequestMessage _request;
    private readonly PushContent _content = new();
    private readonly Task<HttpResponseMessage> _response;
    private Stream? _body;

    private RawCall(HttpClient http, string method, (string, string)[] headers, CancellationToken cancellationToken)
    {
        _cancellation = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _request = RawRequest.Create(method, _content, headers);
        _response = http.SendAsync(_request, HttpCompletionOption.ResponseHeadersRead, _cancellation.Token);
    }

    public static RawCall Start(
        HttpClient http, string method, CancellationToken cancellationToken, params (string Name, string Value)[] headers) =>
        new(http, method, headers, cancellationToken);

    public Task<HttpResponseMessage> HeadersAsync() => _response;

    public async Task SendAsync(params byte[] bytes)
    {
        Stream stream = await _content.Stream.WaitAsync(_cancellation.Token);
        await stream.WriteAsync(bytes, _cancellation.Token);
        await stream.FlushAsync(_cancellation.Token);
    }

    public void CompleteRequest() => _content.Complete();

    /// <summary>Reads one message; null at the end.</summary>
    public async Task<Payload?> ReadAsync()
    {
        HttpResponseMessage response = await _response;
        _body ??= await response.Content.ReadAsStreamAsync(_cancellation.Token);
        byte[] header = new byte[5];
        if (await _body.ReadAtLeastAsync(header, header.Length, throwOnEndOfStream: false, _cancellation.Token) == 0)
        {
            return null;
        }

        byte[] payload = new byte[BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(1))];
        await _body.ReadExactlyAsync(payload, _cancellation.Token);
        return Payload.Parser.ParseFrom(payload);
    }

    /// <summary>Reads to the end, which must have no further message.</summary>
    public async Task<RawResponse> ReadEndAsync()
    {
        Assert.That(await ReadAsync(), Is.Null);
        HttpResponseMessage response = await _response;
        return new RawResponse(
            response.StatusCode, response.Headers, response.Content.Headers.ContentType?.ToString(), [], response.TrailingHeaders);
    }

    /// <summary>Gives the call up as a client does: the stream is reset.</summary>
    public async Task CancelAsync()
    {
        await _cancellation.CancelAsync();
        if (_response.IsCompletedSuccessfully)
        {
            (await _response).Dispose();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _cancellation.CancelAsync();
        _content.Complete();
        try
        {
            (await _response).Dispose();
        }
        catch (Exception ex) when (ex is OperationCanceledException or HttpRequestException)
        {
            // The call had been given up before there was a response.
        }

        _request.Dispose();
        _cancellation.Dispose();
    }

    private sealed class PushContent : HttpContent
    {
        private readonly TaskCompletionSource<Stream> _stream = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _complete = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<Stream> Stream => _stream.Task;

        public void Complete() => _complete.TrySetResult();

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            SerializeToStreamAsync(stream, context, CancellationToken.None);

        protected override async Task SerializeToStreamAsync(
            Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            _stream.TrySetResult(stream);
            await _complete.Task.WaitAsync(cancellationToken);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
