using System.IO.Pipelines;
using Grpc.Core;
using Grpc.Net.Internal;

namespace Grpc.Net.Client.Internal;

/// <summary>The messages in the body of a response.</summary>
internal sealed class ResponseBody : IDisposable
{
    private static readonly StreamPipeReaderOptions s_options = new(bufferSize: 64 * 1024, leaveOpen: true);

    private readonly PipeReader _pipe;
    private readonly MessageReader _messages;

    public ResponseBody(Stream body, MessageDecompressor decompressor, int? maxLength)
    {
        _pipe = PipeReader.Create(body, s_options);
        _messages = new MessageReader(_pipe, decompressor, maxLength);
    }

    public ValueTask<T?> ReadAsync<T>(Func<DeserializationContext, T> deserializer, CancellationToken cancellationToken)
        where T : class => _messages.ReadAsync(deserializer, cancellationToken);

    public async ValueTask ReadEndAsync(CancellationToken cancellationToken)
    {
        ReadResult rest = await _pipe.ReadAsync(cancellationToken).ConfigureAwait(false);
        if (!rest.Buffer.IsEmpty)
        {
            throw MessageErrors.MoreThanOne();
        }
    }

    public void Dispose() => _pipe.Complete();
}
