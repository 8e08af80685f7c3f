namespace Federation.Core;

/// <summary>Puts a list of tensors together from the bytes of its chunks, which may be cut anywhere.</summary>
/// <remarks>
/// For one transfer; not safe for concurrent use. Lists that follow each other in one transfer have a decoder each and one checksum
/// between them: give the first's bytes before the second's, and complete them when all have come.
/// </remarks>
public sealed class TensorListDecoder
{
    // Small enough to stay in the first-level cache between the copy and the checksum.
    private const int Step = 12 * 1024;

    private readonly TensorBuffer _buffer;
    private readonly Crc32C _crc;
    private int _tensor;
    private int _offset;

    /// <summary>Begins a transfer.</summary>
    /// <param name="manifest">What comes. Its limits have been checked.</param>
    /// <param name="buffer">Memory of that manifest to be used again; without it, memory is taken.</param>
    /// <param name="checksum">
    /// The transfer's checksum, which this list's bytes are appended to; null where nothing else is in the transfer.
    /// </param>
    /// <exception cref="ArgumentException">The buffer is for another manifest.</exception>
    public TensorListDecoder(TensorManifest manifest, TensorBuffer? buffer = null, Crc32C? checksum = null)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        if (buffer?.Manifest.DescribeDifference(manifest) is { } difference)
        {
            throw new ArgumentException($"The buffer is for other tensors: {difference}.", nameof(buffer));
        }

        _buffer = buffer ?? new TensorBuffer(manifest);
        _crc = checksum ?? new Crc32C();
    }

    /// <summary>What comes.</summary>
    public TensorManifest Manifest => _buffer.Manifest;

    /// <summary>How many bytes have come.</summary>
    public long Received { get; private set; }

    /// <summary>Takes the next bytes.</summary>
    /// <exception cref="TensorFormatException">These are more bytes than the manifest declares; nothing of them is taken.</exception>
    public void Append(ReadOnlySpan<byte> data)
    {
        if (data.Length > Manifest.ByteCount - Received)
        {
            throw new TensorFormatException($"{Received + data.Length} bytes or more have come; the manifest declares {Manifest.ByteCount}.");
        }

        Received += data.Length;
        while (!data.IsEmpty)
        {
            var rest = _buffer[_tensor].Span[_offset..];
            if (rest.IsEmpty)
            {
                _tensor++;
                _offset = 0;
                continue;
            }

            var piece = data[..Math.Min(Math.Min(rest.Length, data.Length), Step)];
            piece.CopyTo(rest);
            _crc.Append(piece);
            _offset += piece.Length;
            data = data[piece.Length..];
        }
    }

    /// <summary>Ends the transfer.</summary>
    /// <param name="crc32c">The checksum that the sender declares of all bytes.</param>
    /// <returns>The tensors, in the buffer's memory where there is one.</returns>
    /// <exception cref="TensorFormatException">Bytes are missing, the checksum differs, or a bool is neither 0 nor 1.</exception>
    public TensorList Complete(uint crc32c)
    {
        if (Received < Manifest.ByteCount)
        {
            throw new TensorFormatException($"Only {Received} bytes have come; the manifest declares {Manifest.ByteCount}.");
        }

        if (_crc.Value != crc32c)
        {
            throw new TensorFormatException($"The checksum of what has come is {_crc.Value:x8}; the sender declares {crc32c:x8}.");
        }

        foreach (var tensor in _buffer.Tensors)
        {
            if (Tensor.FindBadBool(tensor.Spec, tensor.Data.Span) is { } fault)
            {
                throw new TensorFormatException(fault);
            }
        }

        return _buffer.Tensors;
    }
}
