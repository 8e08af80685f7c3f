using System.IO.Compression;
using Grpc.Net.Compression;

namespace Grpc.Net.Internal;

/// <summary>Compresses the messages of one direction of a call.</summary>
/// <param name="provider">The encoding.</param>
/// <param name="level">The level; null means the provider's own.</param>
internal sealed class MessageCompressor(ICompressionProvider provider, CompressionLevel? level)
{
    public void Compress(ReadOnlySpan<byte> message, PooledBufferWriter output)
    {
        using Stream stream = provider.CreateCompressionStream(new BufferWriterStream(output), level);
        stream.Write(message);
    }
}
