using Federation.Core;
using Federation.Protos.V1;

namespace Federation.Protocol;

/// <summary>A list of tensors on its way in.</summary>
internal sealed class IncomingTransfer(ulong id, TensorListDecoder decoder, int maxChunkBytes)
{
    public ulong Id => id;

    /// <exception cref="ProtocolException">The chunk is larger than agreed.</exception>
    /// <exception cref="TensorFormatException">More came than the manifest says.</exception>
    public void Append(TensorChunk chunk)
    {
        if (chunk.Data.Length > maxChunkBytes)
        {
            throw new ProtocolException($"A chunk has {chunk.Data.Length} bytes; at most {maxChunkBytes} were agreed.");
        }

        decoder.Append(chunk.Data.Span);
    }

    /// <exception cref="TensorFormatException">Less came than the manifest says, or the checksum differs.</exception>
    public TensorList Complete(TensorEnd end) => decoder.Complete(end.Crc32C);
}
