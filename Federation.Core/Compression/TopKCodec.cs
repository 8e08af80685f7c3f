using System.Runtime.InteropServices;

namespace Federation.Core;

/// <summary>
/// The differences of the largest magnitude: the tensors of other than floating-point numbers, and then two of one dimension, the
/// <see cref="Gaps"/> between the positions among all floating-point elements of the model, and the differences as bfloat16.
/// </summary>
internal sealed class TopKCodec : IDeltaCodec
{
    // So that the gaps fit into one tensor, whatever they are.
    private const int MaxCount = 1 << 28;

    public float MaxMagnitude => ShortBFloat16.MaxMagnitude;

    public TensorList Encode(UpdateCompression compression, DeltaLayout layout, TensorList update, float[][] deltas, int maxThreads)
    {
        var k = (int)Math.Min(Math.Ceiling(compression.Fraction!.Value * layout.ElementCount), MaxCount);
        var selection = k == 0 ? null : new TopKSelection(layout, deltas, k, maxThreads);
        var positions = new long[selection?.Count ?? 0];
        var values = GC.AllocateUninitializedArray<byte>(sizeof(ushort) * positions.Length);
        selection?.Take(positions, values, compression.ErrorFeedback, maxThreads);
        var gaps = GapsOf(positions);
        return new TensorList(
        [
            .. update.Where(tensor => !tensor.DType.IsFloatingPoint()),
            Tensor.FromMemory(GapsSpec(layout, gaps.Length), gaps),
            Tensor.FromMemory(ValuesSpec(layout, positions.Length), values),
        ]);
    }

    public string? Decode(DeltaLayout layout, TensorList encoded, TensorList origin, TensorBuffer destination, int maxThreads)
    {
        if (FindWrongTensor(layout, encoded) is { } difference)
        {
            return difference;
        }

        var gaps = encoded[^2].AsSpan<byte>();
        var values = encoded[^1].AsSpan<BFloat16>();
        if (FindWrongGap(layout, gaps, values.Length) is { } fault)
        {
            return fault;
        }

        EncodedTensors.CopyOthers(encoded, destination);
        layout.ForEachPiece(maxThreads, i => CopyPiece(layout.Pieces[i], origin, destination));
        AddValues(layout, gaps, values, destination);
        return null;
    }

    private static TensorSpec GapsSpec(DeltaLayout layout, long length) => new(layout.FreeName("gaps"), DType.UInt8, length);

    private static TensorSpec ValuesSpec(DeltaLayout layout, long length) => new(layout.FreeName("values"), DType.BFloat16, length);

    private static byte[] GapsOf(ReadOnlySpan<long> positions)
    {
        var (length, next) = (0, 0L);
        foreach (var position in positions)
        {
            length += Gaps.LengthOf(position - next);
            next = position + 1;
        }

        var gaps = GC.AllocateUninitializedArray<byte>(length);
        (length, next) = (0, 0L);
        foreach (var position in positions)
        {
            length += Gaps.Write(position - next, gaps.AsSpan(length));
            next = position + 1;
        }

        return gaps;
    }

    private static string? FindWrongTensor(DeltaLayout layout, TensorList encoded)
    {
        // What no length but its own could be wrong with is compared with itself.
        var others = layout.Manifest.Where(spec => !spec.DType.IsFloatingPoint()).ToArray();
        var (gaps, values) = encoded.Count == others.Length + 2 ? (encoded[^2].ElementCount, encoded[^1].ElementCount) : (0, 0);
        var expected = new TensorManifest([.. others, GapsSpec(layout, gaps), ValuesSpec(layout, values)]);
        return encoded.Manifest.DescribeDifference(expected);
    }

    private static string? FindWrongGap(DeltaLayout layout, ReadOnlySpan<byte> gaps, int count)
    {
        var next = 0L;
        for (var i = 0; i < count; i++)
        {
            if (!Gaps.TryRead(ref gaps, out var gap))
            {
                return $"there are {count} values, but no position for value {i}";
            }

            if (gap >= layout.ElementCount - next)
            {
                return $"value {i} is said to be at position {next + gap} among {layout.ElementCount} numbers";
            }

            next += gap + 1;
        }

        return gaps.IsEmpty ? null : $"after the positions of {count} values there are {gaps.Length} bytes too many";
    }

    private static void CopyPiece(Piece piece, TensorList origin, TensorBuffer destination)
    {
        var size = piece.DType.SizeInBytes();
        var bytes = origin[piece.Tensor].Data.Span.Slice(piece.Start * size, piece.Count * size);
        bytes.CopyTo(destination[piece.Tensor].Span[(piece.Start * size)..]);
    }

    // Adds to what is there.
    private static void AddValues(DeltaLayout layout, ReadOnlySpan<byte> gaps, ReadOnlySpan<BFloat16> values, TensorBuffer destination)
    {
        var pieces = layout.Pieces;
        var (piece, next) = (0, 0L);
        foreach (var value in values)
        {
            Gaps.TryRead(ref gaps, out var gap);
            var position = next + gap;
            next = position + 1;
            while (position >= pieces[piece].Position + pieces[piece].Count)
            {
                piece++;
            }

            var (tensor, index) = (pieces[piece].Tensor, pieces[piece].Start + (int)(position - pieces[piece].Position));
            var there = destination[tensor].Span;
            float delta = value;
            DeltaArithmetic.Add(pieces[piece].DType, there, index, new ReadOnlySpan<float>(in delta), there);
        }
    }
}
