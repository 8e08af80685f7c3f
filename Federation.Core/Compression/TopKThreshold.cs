using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Federation.Core;

/// <summary>Which numbers are among the k of the largest magnitude.</summary>
/// <param name="Magnitude">The bits of the least magnitude among them: all numbers above are.</param>
/// <param name="Ties">How many of those of just that magnitude are, the first ones.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TopKThreshold(int Magnitude, long Ties)
{
    private const int MagnitudeBits = 31;
    private const int MaxBins = 2048;

    /// <summary>
    /// Finds the threshold digit by digit, from counts of the digits' values among the numbers that begin as the threshold does.
    /// </summary>
    /// <param name="layout">The model's layout.</param>
    /// <param name="values">The numbers, finite.</param>
    /// <param name="k">How many are wanted: 1 to the number of them.</param>
    /// <param name="maxThreads">The most threads that work at once.</param>
    public static TopKThreshold Find(DeltaLayout layout, float[][] values, long k, int maxThreads)
    {
        var (prefix, left) = (0, k);
        foreach (var (shift, width) in (ReadOnlySpan<(int, int)>)[(20, 11), (10, 10), (0, 10)])
        {
            var counts = Count(layout, values, prefix, shift, width, maxThreads);
            var digit = counts.Length - 1;
            for (; counts[digit] < left; digit--)
            {
                left -= counts[digit];
            }

            prefix = (prefix << width) | digit;
        }

        // Zeros need not be sent.
        return new TopKThreshold(prefix, prefix == 0 ? 0 : left);
    }

    private static long[] Count(DeltaLayout layout, float[][] values, int prefix, int shift, int width, int maxThreads)
    {
        var counts = new long[1 << width];
        layout.ForEachPiece(maxThreads, i =>
        {
            var piece = layout.Pieces[i];
            Span<int> ofPiece = stackalloc int[MaxBins];
            ofPiece = ofPiece[..counts.Length];
            ofPiece.Clear();
            CountPiece(values[piece.Tensor].AsSpan(piece.Start, piece.Count), prefix, shift, width, ofPiece);
            lock (counts)
            {
                for (var bin = 0; bin < ofPiece.Length; bin++)
                {
                    counts[bin] += ofPiece[bin];
                }
            }
        });
        return counts;
    }

    private static void CountPiece(ReadOnlySpan<float> values, int prefix, int shift, int width, Span<int> counts)
    {
        var i = 0;
        if (shift + width < MagnitudeBits)
        {
            // Few numbers begin so; most vectors have none.
            ref var start = ref MemoryMarshal.GetReference(values);
            for (; i <= values.Length - Vector256<float>.Count; i += Vector256<float>.Count)
            {
                var magnitudes = Vector256.LoadUnsafe(ref start, (nuint)i).AsInt32() & Vector256.Create(DeltaKernels.MagnitudeMask);
                var found = Vector256.Equals(magnitudes >>> (shift + width), Vector256.Create(prefix)).ExtractMostSignificantBits();
                for (; found != 0; found &= found - 1)
                {
                    counts[(DeltaKernels.Magnitude(values[i + BitOperations.TrailingZeroCount(found)]) >>> shift) & (counts.Length - 1)]++;
                }
            }
        }

        for (; i < values.Length; i++)
        {
            var digits = DeltaKernels.Magnitude(values[i]) >>> shift;
            if (digits >>> width == prefix)
            {
                counts[digits & (counts.Length - 1)]++;
            }
        }
    }
}
