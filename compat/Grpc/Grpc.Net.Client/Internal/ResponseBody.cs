using System.Buffers;
using System.Runtime.CompilerServices;
using Grpc.Core;
using Grpc.Net.Internal;

namespace Grpc.Net.Client.Internal;

/// <summary>
/// Reads the messages in the body of a response. Small messages are read many at a time; a large one is read straight
/// into an array of its own, so that its bytes are copied once between the handler and the deserializer.
/// </summary>
internal sealed class ResponseBody(Stream body, MessageDecompressor decompressor, int? maxLength) : IDisposable
{
    private const int BufferSize = 32 * 1024;

    // What is claimed for a large message before it begins to arrive. A peer that announces more has to send it.
    private const int FirstLargeArray = 2 * 1024 * 1024;

    private readonly MessageDeserializationContext _context = new();
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
    private int _start;
    private int _end;
    private bool _lastWasLarge;

    private int Buffered => _end - _start;

    /// <summary>Reads the next message; null at the end.</summary>
    /// <exception cref="RpcException">The bytes are not a message, or not one within the limit.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<T?> ReadAsync<T>(
        Func<DeserializationContext, T> deserializer, CancellationToken cancellationToken)
        where T : class
    {
        MessageHeader header;
        while (!MessageHeader.TryRead(new ReadOnlySequence<byte>(_buffer, _start, Buffered), maxLength, out header))
        {
            if (!await FillAsync(cancellationToken).ConfigureAwait(false))
            {
                return Buffered == 0 ? null : throw MessageErrors.Incomplete();
            }
        }

        _start += MessageHeader.Size;
        if (header.Length > _buffer.Length)
        {
            return await ReadLargeAsync(header, deserializer, cancellationToken).ConfigureAwait(false);
        }

        while (Buffered < header.Length)
        {
            if (!await FillAsync(cancellationToken).ConfigureAwait(false))
            {
                throw MessageErrors.Incomplete();
            }
        }

        T message = Deserialize(header, new ReadOnlySequence<byte>(_buffer, _start, header.Length), deserializer);
        _start += header.Length;
        _lastWasLarge = false;
        return message;
    }

    /// <summary>Makes sure that there is no further message.</summary>
    /// <exception cref="RpcException">There is.</exception>
    public async ValueTask ReadEndAsync(CancellationToken cancellationToken)
    {
        if (Buffered > 0 || await FillAsync(cancellationToken).ConfigureAwait(false))
        {
            throw MessageErrors.MoreThanOne();
        }
    }

    /// <summary>Gives the buffer back. No read may be under way, nor follow.</summary>
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        _start = _end = 0;
    }

    // Reads what there is into the free part of the buffer; false at the end of the body. After a large message only the
    // next header, since what follows is likely to need an array of its own again.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, Buffered).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }

        int room = _lastWasLarge && _end < MessageHeader.Size ? MessageHeader.Size - _end : _buffer.Length - _end;
        int read = await body.ReadAsync(_buffer.AsMemory(_end, room), cancellationToken).ConfigureAwait(false);
        _end += read;
        return read > 0;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<T> ReadLargeAsync<T>(
        MessageHeader header, Func<DeserializationContext, T> deserializer, CancellationToken cancellationToken)
    {
        // The header of the next message may come along, so that the message after a large one begins where it should.
        long wanted = (long)header.Length + MessageHeader.Size;
        byte[] array = ArrayPool<byte>.Shared.Rent((int)Math.Min(wanted, FirstLargeArray));
        try
        {
            int filled = Buffered;
            _buffer.AsSpan(_start, filled).CopyTo(array);
            while (filled < header.Length)
            {
                if (filled == array.Length)
                {
                    array = Grow(array, wanted);
                }

                int room = (int)Math.Min(array.Length, wanted) - filled;
                int read = await body.ReadAsync(array.AsMemory(filled, room), cancellationToken).ConfigureAwait(false);
                if (read == 0)
                {
                    throw MessageErrors.Incomplete();
                }

                filled += read;
            }

            _start = 0;
            _end = filled - header.Length;
            array.AsSpan(header.Length, _end).CopyTo(_buffer);
            _lastWasLarge = true;
            return Deserialize(header, new ReadOnlySequence<byte>(array, 0, header.Length), deserializer);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(array);
        }
    }

    private static byte[] Grow(byte[] array, long wanted)
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(Math.Min(2L * array.Length, wanted), Array.MaxLength));
        array.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(array);
        return larger;
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
