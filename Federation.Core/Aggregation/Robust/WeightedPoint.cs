using System.Runtime.Intrinsics;

namespace Federation.Core;

/// <summary>One thread's memory and kernels for strips of the weighted mean of updates, and of their distances to it.</summary>
/// <remarks>
/// The sum of a column does not depend on the order of its values: each weighted value is rounded to a multiple of a unit that is
/// at most 2^-49 of the largest of them, and multiples are added as integers. To get them, 1.5 × 2^52 units are added: the
/// bits of the sum, a double, less those of 1.5 × 2^52 units, are the multiple.
/// </remarks>
internal sealed unsafe class WeightedPoint : IDisposable
{
    /// <summary>The most elements of a strip, a multiple of 4.</summary>
    public const int Elements = 256;

    /// <summary>The most updates: what can be added up in 63 bits.</summary>
    public const int MaxUpdates = 1 << 12;

    private readonly NativeArray<double> _row = new(Elements);
    private readonly NativeArray<double> _least = new(Elements);
    private readonly NativeArray<double> _most = new(Elements);
    private readonly NativeArray<double> _largest = new(Elements);
    private readonly NativeArray<long> _sums = new(Elements);
    private readonly NativeArray<double> _point = new(Elements);

    /// <summary>The weighted mean over a strip; elements up to a multiple of 4 may hold anything.</summary>
    /// <param name="dtype">A floating-point type.</param>
    /// <param name="rows">The updates' rows.</param>
    /// <param name="weights">Their weights, of which <paramref name="total"/> is the sum; rows of weight 0 are not read.</param>
    /// <param name="total">More than 0.</param>
    /// <param name="start">The first element.</param>
    /// <param name="length">How many there are.</param>
    public ReadOnlySpan<double> Mean(DType dtype, ReadOnlySpan<nint> rows, ReadOnlySpan<double> weights, double total, int start, int length)
    {
        var vectors = (length + 3) / 4;
        FindRange(dtype, rows, weights, start, length);
        RoundToPowers(vectors);
        for (var i = 0; i < rows.Length; i++)
        {
            if (weights[i] > 0)
            {
                DoubleRows.Widen(dtype, rows[i], start, length, _row.Pointer);
                Add(weights[i], vectors);
            }
        }

        Divide(total, vectors);
        return new ReadOnlySpan<double>(_point.Pointer, length);
    }

    /// <summary>Takes a point for the distances that is not the mean.</summary>
    public void SetPoint(DType dtype, nint point, int start, int length) => DoubleRows.Widen(dtype, point, start, length, _point.Pointer);

    /// <summary>Adds the squared distances of each row to the last mean or point over the same strip.</summary>
    public void AddDistances(DType dtype, ReadOnlySpan<nint> rows, int start, int length, Span<double> sums)
    {
        var row = _row.Pointer;
        var point = _point.Pointer;
        for (var i = length; i % 4 != 0; i++)
        {
            point[i] = 0;
        }

        for (var i = 0; i < rows.Length; i++)
        {
            DoubleRows.Widen(dtype, rows[i], start, length, row);
            var (even, odd) = (Vector256<double>.Zero, Vector256<double>.Zero);
            var j = 0;
            for (; j <= length - 8; j += 8)
            {
                even = AddSquare(Vector256.Load(row + j) - Vector256.Load(point + j), even);
                odd = AddSquare(Vector256.Load(row + j + 4) - Vector256.Load(point + j + 4), odd);
            }

            for (; j < length; j += 4)
            {
                even = AddSquare(Vector256.Load(row + j) - Vector256.Load(point + j), even);
            }

            var sum = even + odd;
            sums[i] += (sum[0] + sum[1]) + (sum[2] + sum[3]);
        }
    }

    public void Dispose()
    {
        _row.Dispose();
        _least.Dispose();
        _most.Dispose();
        _largest.Dispose();
        _sums.Dispose();
        _point.Dispose();
    }

    private static Vector256<double> AddSquare(Vector256<double> difference, Vector256<double> sum) =>
        Vector256.FusedMultiplyAdd(difference, difference, sum);

    private void FindRange(DType dtype, ReadOnlySpan<nint> rows, ReadOnlySpan<double> weights, int start, int length)
    {
        var row = _row.Pointer;
        var least = _least.Pointer;
        var most = _most.Pointer;
        var largest = _largest.Pointer;
        new Span<double>(least, Elements).Fill(double.PositiveInfinity);
        new Span<double>(most, Elements).Fill(double.NegativeInfinity);
        new Span<double>(largest, Elements).Clear();
        for (var i = 0; i < rows.Length; i++)
        {
            if (weights[i] > 0)
            {
                DoubleRows.Widen(dtype, rows[i], start, length, row);
                var weight = Vector256.Create(weights[i]);
                for (var j = 0; j < length; j += 4)
                {
                    var x = Vector256.Load(row + j);
                    Vector256.MaxNative(Vector256.Abs(x * weight), Vector256.Load(largest + j)).Store(largest + j);
                    Vector256.MinNative(x, Vector256.Load(least + j)).Store(least + j);
                    Vector256.MaxNative(x, Vector256.Load(most + j)).Store(most + j);
                }
            }
        }
    }

    // 2^e ≤ the largest product < 2^(e + 1) = 2^50 units, so that 1.5 × 2^52 units are 12 × 2^e.
    private void RoundToPowers(int vectors)
    {
        var largest = _largest.Pointer;
        var exponent = Vector256.Create(double.PositiveInfinity).AsInt64();
        for (var i = 0; i < vectors * 4; i += 4)
        {
            (Vector256.Load(largest + i).AsInt64() & exponent).AsDouble().Store(largest + i);
        }

        new Span<long>(_sums.Pointer, Elements).Clear();
    }

    private void Add(double weight, int vectors)
    {
        var row = _row.Pointer;
        var powers = _largest.Pointer;
        var sums = _sums.Pointer;
        var (w, twelve) = (Vector256.Create(weight), Vector256.Create(12.0));
        for (var i = 0; i < vectors * 4; i += 4)
        {
            var m = Vector256.Load(powers + i) * twelve;
            var multiple = ((Vector256.Load(row + i) * w) + m).AsInt64() - m.AsInt64();
            (Vector256.Load(sums + i) + multiple).Store(sums + i);
        }
    }

    private void Divide(double total, int vectors)
    {
        var scale = Vector256.Create(Math.ScaleB(1, -49) / total);
        for (var i = 0; i < vectors * 4; i += 4)
        {
            var units = Vector256.ConvertToDouble(Vector256.Load(_sums.Pointer + i));
            var mean = units * scale * Vector256.Load(_largest.Pointer + i);
            var (least, most) = (Vector256.Load(_least.Pointer + i), Vector256.Load(_most.Pointer + i));
            mean = Vector256.ConditionalSelect(Vector256.LessThan(mean, least), least, mean);
            mean = Vector256.ConditionalSelect(Vector256.GreaterThan(mean, most), most, mean);
            (mean + Vector256<double>.Zero).Store(_point.Pointer + i);
        }
    }
}
