using System.IO.Compression;

namespace Grpc.Net.Compression;

/// <summary>A way to compress messages.</summary>
public interface ICompressionProvider
{
    /// <summary>The name that stands for it in <c>grpc-encoding</c> and <c>grpc-accept-encoding</c>.</summary>
    string EncodingName { get; }

    /// <summary>Creates a stream that compresses what is written to it.</summary>
    /// <param name="stream">Takes the compressed bytes; it is left open.</param>
    /// <param name="compressionLevel">The level; null means the provider's own.</param>
    /// <returns>The stream, to be disposed after the last write.</returns>
    Stream CreateCompressionStream(Stream stream, CompressionLevel? compressionLevel);

    /// <summary>Creates a stream that decompresses what is read from it.</summary>
    /// <param name="stream">Gives the compressed bytes; it is left open.</param>
    /// <returns>The stream.</returns>
    Stream CreateDecompressionStream(Stream stream);
}
