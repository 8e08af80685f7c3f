using System.Runtime.Intrinsics;

namespace Federation.Core;

/// <summary>The squared distances between two groups of updates over some strips: one thread's memory and its kernel.</summary>
/// <remarks>
/// Differences are squared, not products added up: |a|² + |b|² - 2ab, which a product of matrices would give, loses every digit where
/// updates are as close to each other as those of one model are. Three by three rows share what is loaded.
/// </remarks>
internal sealed unsafe class DistancePanel : IDisposable
{
    /// <summary>The most updates of a group, a multiple of <see cref="Side"/>.</summary>
    public const int Rows = 96;

    /// <summary>The most elements of a strip, a multiple of 4.</summary>
    public const int Elements = 128;

    private const int Side = 3;

    // Rows whose values stay in the innermost cache while all rows of the other group come by.
    private const int Block = 12;

    private readonly NativeArray<double> _values = new(2 * Rows * Elements);

    /// <summary>Adds the squared distances over a strip to sums[i * Rows + j]; of a group with itself, where i is less than j.</summary>
    public void Add(DType dtype, ReadOnlySpan<nint> a, ReadOnlySpan<nint> b, bool same, int start, int length, Span<double> sums)
    {
        var x = _values.Pointer;
        var y = same ? x : x + (Rows * Elements);
        Widen(dtype, a, start, length, x);
        if (!same)
        {
            Widen(dtype, b, start, length, y);
        }

        var vectors = (length + 3) / 4;
        for (var block = 0; block < b.Length; block += Block)
        {
            var end = Math.Min(block + Block, b.Length);
            for (var i = 0; i < (same ? end : a.Length); i += Side)
            {
                for (var j = same ? Math.Max(i, block) : block; j < end; j += Side)
                {
                    AddTile((Vector256<double>*)(x + (i * Elements)), (Vector256<double>*)(y + (j * Elements)), vectors, sums[((i * Rows) + j)..]);
                }
            }
        }
    }

    public void Dispose() => _values.Dispose();

    // Rows up to the next multiple of the side may hold anything: what comes of them is not used.
    private static void Widen(DType dtype, ReadOnlySpan<nint> rows, int start, int length, double* to)
    {
        foreach (var row in rows)
        {
            DoubleRows.Widen(dtype, row, start, length, to);
            to += Elements;
        }
    }

    private static void AddTile(Vector256<double>* x, Vector256<double>* y, int vectors, Span<double> sums)
    {
        const int Stride = Elements / 4;
        var (s00, s01, s02) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
        var (s10, s11, s12) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
        var (s20, s21, s22) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
        for (var end = x + vectors; x < end; x++, y++)
        {
            var (x0, x1, x2) = (x[0], x[Stride], x[2 * Stride]);
            var y0 = y[0];
            s00 = AddSquare(x0 - y0, s00);
            s10 = AddSquare(x1 - y0, s10);
            s20 = AddSquare(x2 - y0, s20);
            var y1 = y[Stride];
            s01 = AddSquare(x0 - y1, s01);
            s11 = AddSquare(x1 - y1, s11);
            s21 = AddSquare(x2 - y1, s21);
            var y2 = y[2 * Stride];
            s02 = AddSquare(x0 - y2, s02);
            s12 = AddSquare(x1 - y2, s12);
            s22 = AddSquare(x2 - y2, s22);
        }

        sums[0] += Sum(s00);
        sums[1] += Sum(s01);
        sums[2] += Sum(s02);
        sums[Rows] += Sum(s10);
        sums[Rows + 1] += Sum(s11);
        sums[Rows + 2] += Sum(s12);
        sums[2 * Rows] += Sum(s20);
        sums[(2 * Rows) + 1] += Sum(s21);
        sums[(2 * Rows) + 2] += Sum(s22);
    }

    private static Vector256<double> AddSquare(Vector256<double> difference, Vector256<double> sum) =>
        Vector256.FusedMultiplyAdd(difference, difference, sum);

    private static double Sum(Vector256<double> v)
    {
        var two = v.GetLower() + v.GetUpper();
        return two[0] + two[1];
    }
}
