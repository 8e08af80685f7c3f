using System.Runtime.Intrinsics;

namespace Federation.Core;

/// <summary>The mean of a column without so many of its smallest and largest values.</summary>
internal readonly struct RankMean(int trim) : IColumnStatistic
{
    public (int First, int End) RanksOf(int count) => (trim, count - trim);

    public Vector256<double> Of<TColumns>(TColumns columns)
        where TColumns : struct, ISortedColumns
    {
        var (first, end) = RanksOf(columns.Count);
        var (least, most) = (columns[first], columns[end - 1]);
        if (end - first == 1)
        {
            return least;
        }

        if (end - first == 2)
        {
            return Midpoint(least, most);
        }

        // As distances from the least: equal values have themselves as their mean.
        var sum = Vector256<double>.Zero;
        for (var rank = first + 1; rank < end; rank++)
        {
            sum += columns[rank] - least;
        }

        return Within(least, most, least + (sum / Vector256.Create((double)(end - first))));
    }

    public (Int128 Sum, int Divisor) Of(ReadOnlySpan<long> column)
    {
        var (first, end) = RanksOf(column.Length);
        Int128 sum = 0;
        foreach (var value in column[first..end])
        {
            sum += value;
        }

        return (sum, end - first);
    }

    /// <summary>The mean of two numbers, also where their sum is no double.</summary>
    public static Vector256<double> Midpoint(Vector256<double> x, Vector256<double> y)
    {
        var half = Vector256.Create(0.5);
        var mean = (x + y) * half;
        return Vector256.ConditionalSelect(Vector256.IsFinite(mean), mean, (x * half) + (y * half));
    }

    /// <summary>A mean of numbers from least to most: that, but one of these where it should be and rounding says otherwise.</summary>
    public static Vector256<double> Within(Vector256<double> least, Vector256<double> most, Vector256<double> mean)
    {
        var clamped = Vector256.ConditionalSelect(Vector256.GreaterThan(mean, most), most, mean);

        // Where the numbers are not finite, their mean is what their sum is.
        var finite = Vector256.IsFinite(least) & Vector256.IsFinite(most);
        var result = Vector256.ConditionalSelect(finite, clamped, least + most);
        return Vector256.ConditionalSelect(Vector256.Equals(least, most), least, result);
    }
}
