using System.Buffers;
using System.Buffers.Binary;

namespace Grpc.Net.Internal;

/// <summary>
/// The end of gzip data, which says how long they are decompressed. The decompressor of the platform takes data that
/// stop half-way for complete, so the length is compared.
/// </summary>
internal static class GzipFooter
{
    public const string EncodingName = "gzip";

    private const int HeaderSize = 10;
    private const int FooterSize = 8;

    public static void Check(in ReadOnlySequence<byte> compressed, int decompressedLength)
    {
        // The platform's compressor, and so peers on .NET, make no bytes of no bytes.
        if (compressed.IsEmpty)
        {
            return;
        }

        Span<byte> length = stackalloc byte[sizeof(uint)];
        if (compressed.Length >= HeaderSize + FooterSize)
        {
            compressed.Slice(compressed.Length - length.Length).CopyTo(length);
            if (BinaryPrimitives.ReadUInt32LittleEndian(length) == (uint)decompressedLength)
            {
                return;
            }
        }

        throw new InvalidDataException("The gzip data are not complete.");
    }
}
