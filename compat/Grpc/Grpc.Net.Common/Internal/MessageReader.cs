using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using Grpc.Core;

namespace Grpc.Net.Internal;

/// <summary>
/// Reads the messages of one direction of a call. However the bytes are cut on the way, a message is deserialized
/// once it is complete, straight from the pipe's buffers.
/// </summary>
/// <param name="input">The bytes. It is not completed here.</param>
/// <param name="decompressor">Decompresses messages that are marked as compressed.</param>
/// <param name="maxLength">The longest message to accept, compressed or not; null means no limit.</param>
internal sealed class MessageReader(PipeReader input, MessageDecompressor decompressor, int? maxLength)
{
    private readonly MessageDeserializationContext _context = new();

    /// <summary>Reads the next message; null at the end.</summary>
    /// <exception cref="RpcException">The bytes are not a message, or not one within the limit.</exception>
    /// <exception cref="OperationCanceledException">The read was cancelled; the pipe is as it was before.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<T?> ReadAsync<T>(
        Func<DeserializationContext, T> deserializer, CancellationToken cancellationToken)
        where T : class
    {
        while (true)
        {
            ReadResult result = await input.ReadAsync(cancellationToken).ConfigureAwait(false);
            ReadOnlySequence<byte> buffer = result.Buffer;
            SequencePosition consumed = buffer.Start;
            SequencePosition examined = buffer.End;
            try
            {
                if (result.IsCanceled)
                {
                    examined = buffer.Start;
                    throw new OperationCanceledException("The read was cancelled.");
                }

                if (MessageHeader.TryRead(buffer, maxLength, out MessageHeader header)
                    && buffer.Length >= MessageHeader.Size + (long)header.Length)
                {
                    ReadOnlySequence<byte> payload = buffer.Slice(MessageHeader.Size, header.Length);
                    T message = Deserialize(header, payload, deserializer);
                    consumed = examined = payload.End;
                    return message;
                }

                if (result.IsCompleted)
                {
                    return buffer.IsEmpty ? null : throw MessageErrors.Incomplete();
                }
            }
            finally
            {
                input.AdvanceTo(consumed, examined);
            }
        }
    }

    /// <summary>Reads the only message of a call that has no more than one, to the end.</summary>
    /// <exception cref="RpcException">There is no message, more than one, or not one within the limit.</exception>
    /// <exception cref="OperationCanceledException">The read was cancelled.</exception>
    public async ValueTask<T> ReadSingleAsync<T>(
        Func<DeserializationContext, T> deserializer, CancellationToken cancellationToken)
        where T : class
    {
        T message = await ReadAsync(deserializer, cancellationToken).ConfigureAwait(false)
            ?? throw MessageErrors.Incomplete();
        ReadResult rest;
        do
        {
            rest = await input.ReadAsync(cancellationToken).ConfigureAwait(false);
            input.AdvanceTo(rest.Buffer.Start, rest.Buffer.End);
            if (!rest.Buffer.IsEmpty)
            {
                throw MessageErrors.MoreThanOne();
            }
        }
        while (!rest.IsCompleted);

        return message;
    }

    private T Deserialize<T>(
        MessageHeader header, ReadOnlySequence<byte> payload, Func<DeserializationContext, T> deserializer)
    {
        if (!header.IsCompressed)
        {
            return _context.Deserialize(payload, deserializer);
        }

        using var decompressed = new PooledBufferWriter();
        decompressor.Decompress(payload, maxLength, decompressed);
        return _context.Deserialize(new ReadOnlySequence<byte>(decompressed.WrittenMemory), deserializer);
    }
}
