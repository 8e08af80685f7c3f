using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Federation.Core;

/// <summary>Each floating-point tensor as its differences in a format of 16 bits, under the same name and of the same shape.</summary>
internal sealed class ShortFloatCodec<TFormat> : IDeltaCodec
    where TFormat : IShortFormat
{
    public float MaxMagnitude => TFormat.MaxMagnitude;

    public TensorList Encode(UpdateCompression compression, DeltaLayout layout, TensorList update, float[][] deltas, int maxThreads)
    {
        var encoded = new EncodedTensors(ManifestOf(layout), update);
        layout.ForEachPiece(maxThreads, i => EncodePiece(layout.Pieces[i], deltas, encoded, compression.ErrorFeedback));
        return encoded.ToList();
    }

    public string? Decode(DeltaLayout layout, TensorList encoded, TensorList origin, TensorBuffer destination, int maxThreads)
    {
        if (encoded.Manifest.DescribeDifference(ManifestOf(layout)) is { } difference)
        {
            return difference;
        }

        EncodedTensors.CopyOthers(encoded, destination);
        layout.ForEachPiece(maxThreads, i => DecodePiece(layout.Pieces[i], encoded, origin, destination));
        return null;
    }

    private static TensorManifest ManifestOf(DeltaLayout layout) =>
        new(layout.Manifest.Select(spec => spec.DType.IsFloatingPoint() ? new TensorSpec(spec.Name, TFormat.DType, spec.Shape.AsSpan()) : spec));

    [SkipLocalsInit]
    private static void EncodePiece(Piece piece, float[][] deltas, EncodedTensors encoded, bool keepsLost)
    {
        var values = deltas[piece.Tensor].AsSpan(piece.Start, piece.Count);
        var bits = encoded.Of<ushort>(piece.Tensor).Slice(piece.Start, piece.Count);
        TFormat.Round(values, bits);
        if (keepsLost)
        {
            Span<float> rounded = stackalloc float[DeltaLayout.PieceLength];
            TFormat.Widen(bits, rounded[..piece.Count]);
            DeltaKernels.Subtract(rounded[..piece.Count], values);
        }
    }

    [SkipLocalsInit]
    private static void DecodePiece(Piece piece, TensorList encoded, TensorList origin, TensorBuffer destination)
    {
        Span<float> scratch = stackalloc float[DeltaLayout.PieceLength];
        var values = scratch[..piece.Count];
        TFormat.Widen(MemoryMarshal.Cast<byte, ushort>(encoded[piece.Tensor].Data.Span).Slice(piece.Start, piece.Count), values);
        DeltaArithmetic.Add(piece.DType, origin[piece.Tensor].Data.Span, piece.Start, values, destination[piece.Tensor].Span);
    }
}
