namespace Federation.Core;

/// <summary>Cuts the data of a list of tensors into chunks for the wire.</summary>
public static class TensorChunks
{
    /// <summary>
    /// The data of all tensors, one after the other without padding, in chunks of at most <paramref name="chunkBytes"/>. Chunks are
    /// views of the tensors' memory, except that pieces smaller than a quarter of a chunk are packed together by copying. The chunks
    /// may be kept, and the enumeration repeated.
    /// </summary>
    /// <param name="list">The tensors.</param>
    /// <param name="chunkBytes">The most bytes in one chunk, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="chunkBytes"/> is less than 1.</exception>
    public static IEnumerable<ReadOnlyMemory<byte>> Split(TensorList list, int chunkBytes)
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentOutOfRangeException.ThrowIfLessThan(chunkBytes, 1);
        return Pack(Pieces(list, chunkBytes), chunkBytes);
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Pieces(TensorList list, int chunkBytes)
    {
        foreach (var tensor in list)
        {
            for (var rest = tensor.Data; !rest.IsEmpty;)
            {
                var length = Math.Min(rest.Length, chunkBytes);
                yield return rest[..length];
                rest = rest[length..];
            }
        }
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Pack(IEnumerable<ReadOnlyMemory<byte>> pieces, int chunkBytes)
    {
        var run = new List<ReadOnlyMemory<byte>>();
        var runBytes = 0;
        foreach (var piece in pieces)
        {
            var small = piece.Length < chunkBytes / 4;
            if (run.Count > 0 && (!small || piece.Length > chunkBytes - runBytes))
            {
                yield return Join(run, runBytes);
                run.Clear();
                runBytes = 0;
            }

            if (small)
            {
                run.Add(piece);
                runBytes += piece.Length;
            }
            else
            {
                yield return piece;
            }
        }

        if (run.Count > 0)
        {
            yield return Join(run, runBytes);
        }
    }

    private static ReadOnlyMemory<byte> Join(List<ReadOnlyMemory<byte>> run, int bytes)
    {
        if (run.Count == 1)
        {
            return run[0];
        }

        var joined = GC.AllocateUninitializedArray<byte>(bytes);
        var rest = joined.AsMemory();
        foreach (var piece in run)
        {
            piece.CopyTo(rest);
            rest = rest[piece.Length..];
        }

        return joined;
    }
}
