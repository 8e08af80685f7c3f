using System.Buffers;
using System.Buffers.Binary;
using Grpc.Core;

namespace Grpc.Net.Internal;

/// <summary>The five bytes before every message: whether it is compressed, and its length (big-endian).</summary>
internal readonly record struct MessageHeader(bool IsCompressed, int Length)
{
    public const int Size = 5;

    public void Write(Span<byte> destination)
    {
        destination[0] = IsCompressed ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteInt32BigEndian(destination[1..], Length);
    }

    /// <summary>Reads a header; false if there are not enough bytes yet.</summary>
    /// <param name="buffer">The bytes so far.</param>
    /// <param name="maxLength">The longest message to accept; null means the longest there can be.</param>
    /// <param name="header">The header.</param>
    /// <exception cref="RpcException">
    /// The length is over the limit (<see cref="StatusCode.ResourceExhausted"/>) or the flag is neither 0 nor 1
    /// (<see cref="StatusCode.Internal"/>).
    /// </exception>
    public static bool TryRead(in ReadOnlySequence<byte> buffer, int? maxLength, out MessageHeader header)
    {
        ReadOnlySpan<byte> bytes = buffer.FirstSpan;
        if (bytes.Length < Size)
        {
            if (buffer.Length < Size)
            {
                header = default;
                return false;
            }

            Span<byte> joined = stackalloc byte[Size];
            buffer.Slice(0, Size).CopyTo(joined);
            header = Parse(joined, maxLength);
            return true;
        }

        header = Parse(bytes, maxLength);
        return true;
    }

    private static MessageHeader Parse(ReadOnlySpan<byte> bytes, int? maxLength)
    {
        if (bytes[0] > 1)
        {
            throw new RpcException(new Status(
                StatusCode.Internal, $"Unexpected compressed flag value {bytes[0]} in message header."));
        }

        uint length = BinaryPrimitives.ReadUInt32BigEndian(bytes[1..]);
        return length <= (uint)(maxLength ?? Array.MaxLength)
            ? new MessageHeader(bytes[0] == 1, (int)length)
            : throw MessageErrors.ReceivedTooLarge();
    }
}
