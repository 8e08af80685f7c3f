using System.Buffers;
using Grpc.Core;
using Grpc.Net.Compression;

namespace Grpc.Net.Internal;

/// <summary>Decompresses the messages of one direction of a call, in the encoding that its headers name.</summary>
/// <param name="encoding">The value of <c>grpc-encoding</c>; null if there is no such header.</param>
/// <param name="providers">The encodings that can be decompressed.</param>
/// <param name="unknownEncoding">The code that the call ends with if the encoding is none of them.</param>
internal sealed class MessageDecompressor(
    string? encoding, IReadOnlyDictionary<string, ICompressionProvider> providers, StatusCode unknownEncoding)
{
    private const int ChunkSize = 16 * 1024;

    /// <summary>Adds the decompressed message to <paramref name="output"/>, and stops at the limit.</summary>
    /// <exception cref="RpcException">The message cannot be decompressed, or not within the limit.</exception>
    public void Decompress(in ReadOnlySequence<byte> message, int? maxLength, PooledBufferWriter output)
    {
        if (encoding is null || string.Equals(encoding, GrpcHeaderNames.Identity, StringComparison.OrdinalIgnoreCase))
        {
            throw MessageErrors.CompressedWithoutEncoding();
        }

        if (!providers.TryGetValue(encoding, out ICompressionProvider? provider))
        {
            string supported = string.Join(", ", providers.Keys);
            throw new RpcException(new Status(
                unknownEncoding, $"Unsupported grpc-encoding value '{encoding}'. Supported encodings: {supported}"));
        }

        try
        {
            using Stream stream = provider.CreateDecompressionStream(new SequenceStream(message));
            Copy(stream, maxLength ?? Array.MaxLength, output);
            if (encoding.Equals(GzipFooter.EncodingName, StringComparison.OrdinalIgnoreCase))
            {
                GzipFooter.Check(message, output.WrittenCount);
            }
        }
        catch (Exception ex) when (ex is InvalidDataException or IOException)
        {
            throw MessageErrors.CannotDecompress(encoding, ex);
        }
    }

    private static void Copy(Stream stream, int maxLength, PooledBufferWriter output)
    {
        while (true)
        {
            // One byte past the limit is enough to know, and all that a small bomb may cost.
            int room = (int)Math.Min(ChunkSize, (long)maxLength - output.WrittenCount + 1);
            int read = stream.Read(output.GetSpan(room)[..room]);
            if (read == 0)
            {
                return;
            }

            output.Advance(read);
            if (output.WrittenCount > maxLength)
            {
                throw MessageErrors.ReceivedTooLarge();
            }
        }
    }
}
