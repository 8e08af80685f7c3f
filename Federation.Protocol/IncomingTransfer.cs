using Federation.Core;
using Federation.Protos.V1;

namespace Federation.Protocol;

/// <summary>Lists of tensors on their way in, one after the other under one checksum.</summary>
internal sealed class IncomingTransfer
{
    private readonly TensorListDecoder[] _lists;
    private readonly int _maxChunkBytes;

    /// <param name="id">Which transfer.</param>
    /// <param name="maxChunkBytes">The largest chunk that was agreed.</param>
    /// <param name="buffers">Where the lists go, at least one.</param>
    public IncomingTransfer(ulong id, int maxChunkBytes, params IEnumerable<TensorBuffer> buffers)
    {
        var checksum = new Crc32C();
        _lists = [.. buffers.Select(buffer => new TensorListDecoder(buffer.Manifest, buffer, checksum))];
        _maxChunkBytes = maxChunkBytes;
        Id = id;
    }

    public ulong Id { get; }

    /// <summary>How many bytes have come.</summary>
    public long Received => _lists.Sum(list => list.Received);

    /// <exception cref="ProtocolException">The chunk is larger than agreed.</exception>
    /// <exception cref="TensorFormatException">More came than the manifests say.</exception>
    public void Append(TensorChunk chunk)
    {
        if (chunk.Data.Length > _maxChunkBytes)
        {
            throw new ProtocolException($"A chunk has {chunk.Data.Length} bytes; at most {_maxChunkBytes} were agreed.");
        }

        var data = chunk.Data.Span;
        foreach (var list in _lists.AsSpan(..^1))
        {
            var own = (int)Math.Min(list.Manifest.ByteCount - list.Received, data.Length);
            list.Append(data[..own]);
            data = data[own..];
        }

        _lists[^1].Append(data);
    }

    /// <summary>The lists, in their order.</summary>
    /// <exception cref="TensorFormatException">Less came than the manifests say, or the checksum differs.</exception>
    public TensorList[] Complete(TensorEnd end) => [.. _lists.Select(list => list.Complete(end.Crc32C))];
}
