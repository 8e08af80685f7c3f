using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Federation.Core;

/// <summary>The numbers of the largest magnitude, in the order of the model.</summary>
internal sealed class TopKSelection
{
    private readonly DeltaLayout _layout;
    private readonly float[][] _values;
    private readonly TopKThreshold _threshold;

    // For each piece, where what is selected of it begins, and how many of its ties are.
    private readonly int[] _starts;
    private readonly int[] _ties;

    /// <summary>Selects.</summary>
    /// <param name="layout">The model's layout.</param>
    /// <param name="values">The numbers, finite.</param>
    /// <param name="k">How many are wanted: 1 to the number of them. Fewer are selected where the others are 0.</param>
    /// <param name="maxThreads">The most threads that work at once.</param>
    public TopKSelection(DeltaLayout layout, float[][] values, int k, int maxThreads)
    {
        (_layout, _values) = (layout, values);
        _threshold = TopKThreshold.Find(layout, values, k, maxThreads);
        _starts = new int[layout.Pieces.Length + 1];
        _ties = new int[layout.Pieces.Length];
        var above = new int[layout.Pieces.Length];
        layout.ForEachPiece(maxThreads, i => (above[i], _ties[i]) = CountPiece(ValuesOf(layout.Pieces[i]), _threshold.Magnitude));

        var left = _threshold.Ties;
        for (var i = 0; i < above.Length; i++)
        {
            _ties[i] = (int)Math.Min(_ties[i], left);
            left -= _ties[i];
            _starts[i + 1] = _starts[i] + above[i] + _ties[i];
        }
    }

    /// <summary>How many are selected.</summary>
    public int Count => _starts[^1];

    /// <summary>Takes what is selected.</summary>
    /// <param name="positions">Takes the position of each among all floating-point elements.</param>
    /// <param name="bits">Takes each as a bfloat16.</param>
    /// <param name="keepsLost">Whether to leave in the numbers what is not taken.</param>
    /// <param name="maxThreads">The most threads that work at once.</param>
    public void Take(long[] positions, Memory<byte> bits, bool keepsLost, int maxThreads) => _layout.ForEachPiece(maxThreads, i =>
    {
        var to = _starts[i].._starts[i + 1];
        TakePiece(_layout.Pieces[i], _ties[i], positions.AsSpan(to), MemoryMarshal.Cast<byte, ushort>(bits.Span)[to], keepsLost);
    });

    private Span<float> ValuesOf(Piece piece) => _values[piece.Tensor].AsSpan(piece.Start, piece.Count);

    private static (int Above, int Ties) CountPiece(ReadOnlySpan<float> values, int threshold)
    {
        var (above, ties) = (0, 0);
        var (aboves, equals) = (Vector256<int>.Zero, Vector256<int>.Zero);
        ref var start = ref MemoryMarshal.GetReference(values);
        var i = 0;
        for (; i <= values.Length - Vector256<float>.Count; i += Vector256<float>.Count)
        {
            var magnitudes = Vector256.LoadUnsafe(ref start, (nuint)i).AsInt32() & Vector256.Create(DeltaKernels.MagnitudeMask);
            aboves -= Vector256.GreaterThan(magnitudes, Vector256.Create(threshold));
            equals -= Vector256.Equals(magnitudes, Vector256.Create(threshold));
        }

        for (; i < values.Length; i++)
        {
            var magnitude = DeltaKernels.Magnitude(values[i]);
            above += magnitude > threshold ? 1 : 0;
            ties += magnitude == threshold ? 1 : 0;
        }

        return (above + Vector256.Sum(aboves), ties + Vector256.Sum(equals));
    }

    private void TakePiece(Piece piece, int ties, Span<long> positions, Span<ushort> bits, bool keepsLost)
    {
        var values = ValuesOf(piece);
        var taken = 0;
        ref var start = ref MemoryMarshal.GetReference(values);
        for (var i = 0; i < values.Length && taken < positions.Length; i += Vector256<float>.Count)
        {
            var candidates = i <= values.Length - Vector256<float>.Count
                ? Candidates(Vector256.LoadUnsafe(ref start, (nuint)i))
                : uint.MaxValue >> (32 - (values.Length - i));
            for (; candidates != 0; candidates &= candidates - 1)
            {
                var index = i + BitOperations.TrailingZeroCount(candidates);
                var magnitude = DeltaKernels.Magnitude(values[index]);
                if (magnitude < _threshold.Magnitude || (magnitude == _threshold.Magnitude && --ties < 0))
                {
                    continue;
                }

                positions[taken] = piece.Position + index;
                bits[taken] = ShortBFloat16.Round(values[index]);
                if (keepsLost)
                {
                    values[index] -= ShortBFloat16.Widen(bits[taken]);
                }

                taken++;
            }
        }
    }

    private uint Candidates(Vector256<float> values) => Vector256.GreaterThanOrEqual(
        values.AsInt32() & Vector256.Create(DeltaKernels.MagnitudeMask), Vector256.Create(_threshold.Magnitude)).ExtractMostSignificantBits();
}
