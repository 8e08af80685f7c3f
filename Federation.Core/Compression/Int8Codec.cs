using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Federation.Core;

/// <summary>
/// Each floating-point tensor as steps in an int8, under the same name and of the same shape, and, as a last tensor of float32, the
/// size of a step for each block of <see cref="DeltaLayout"/>.
/// </summary>
internal sealed class Int8Codec : IDeltaCodec
{
    public float MaxMagnitude => ShortBFloat16.MaxMagnitude;

    public TensorList Encode(UpdateCompression compression, DeltaLayout layout, TensorList update, float[][] deltas, int maxThreads)
    {
        var encoded = new EncodedTensors(ManifestOf(layout), update);
        layout.ForEachPiece(maxThreads, i => EncodePiece(layout, layout.Pieces[i], deltas, encoded, compression.ErrorFeedback));
        return encoded.ToList();
    }

    public string? Decode(DeltaLayout layout, TensorList encoded, TensorList origin, TensorBuffer destination, int maxThreads)
    {
        if (encoded.Manifest.DescribeDifference(ManifestOf(layout)) is { } difference)
        {
            return difference;
        }

        var sizes = encoded[layout.Manifest.Count];
        if (FindBadSize(layout, sizes.AsSpan<float>()) is { } fault)
        {
            return fault;
        }

        EncodedTensors.CopyOthers(encoded, destination);
        layout.ForEachPiece(maxThreads, i => DecodePiece(layout.Pieces[i], encoded, sizes, origin, destination));
        return null;
    }

    private static TensorManifest ManifestOf(DeltaLayout layout) => new(
    [
        .. layout.Manifest.Select(spec => spec.DType.IsFloatingPoint() ? new TensorSpec(spec.Name, DType.Int8, spec.Shape.AsSpan()) : spec),
        new TensorSpec(layout.FreeName("step-sizes"), DType.Float32, layout.BlockCount),
    ]);

    private static string? FindBadSize(DeltaLayout layout, ReadOnlySpan<float> sizes)
    {
        // All bits of a number from 0 to the largest are less than those of infinity; those of the others are not.
        const uint Infinity = 0x7F80_0000;
        var index = MemoryMarshal.Cast<float, uint>(sizes).IndexOfAnyExceptInRange(0u, Infinity - 1);
        if (index < 0)
        {
            return null;
        }

        var pieces = layout.Pieces;
        var last = pieces.Length - 1;
        while (pieces[last].Block > index)
        {
            last--;
        }

        var first = pieces[last].Start + ((index - pieces[last].Block) * DeltaLayout.BlockLength);
        return $"the size of a step from element {first} of tensor \"{layout.Manifest[pieces[last].Tensor].Name}\" on is {sizes[index]}; it must be finite and at least 0";
    }

    [SkipLocalsInit]
    private static void EncodePiece(DeltaLayout layout, Piece piece, float[][] deltas, EncodedTensors encoded, bool keepsLost)
    {
        Span<float> scratch = stackalloc float[DeltaLayout.BlockLength];
        var sizes = encoded.Of<float>(layout.Manifest.Count)[piece.Block..];
        var values = deltas[piece.Tensor].AsSpan(piece.Start, piece.Count);
        var steps = encoded.Of<sbyte>(piece.Tensor).Slice(piece.Start, piece.Count);
        for (var block = 0; !values.IsEmpty; block++)
        {
            var count = Math.Min(DeltaLayout.BlockLength, values.Length);
            sizes[block] = Int8Kernels.Encode(values[..count], steps[..count]);
            if (keepsLost)
            {
                Int8Kernels.Decode(steps[..count], sizes[block], scratch[..count]);
                DeltaKernels.Subtract(scratch[..count], values[..count]);
            }

            values = values[count..];
            steps = steps[count..];
        }
    }

    [SkipLocalsInit]
    private static void DecodePiece(Piece piece, TensorList encoded, Tensor sizes, TensorList origin, TensorBuffer destination)
    {
        Span<float> scratch = stackalloc float[DeltaLayout.PieceLength];
        var ofBlocks = sizes.AsSpan<float>()[piece.Block..];
        var steps = encoded[piece.Tensor].AsSpan<sbyte>().Slice(piece.Start, piece.Count);
        for (var (block, start) = (0, 0); start < piece.Count; (block, start) = (block + 1, start + DeltaLayout.BlockLength))
        {
            var count = Math.Min(DeltaLayout.BlockLength, piece.Count - start);
            Int8Kernels.Decode(steps.Slice(start, count), ofBlocks[block], scratch.Slice(start, count));
        }

        DeltaArithmetic.Add(piece.DType, origin[piece.Tensor].Data.Span, piece.Start, scratch[..piece.Count], destination[piece.Tensor].Span);
    }
}
