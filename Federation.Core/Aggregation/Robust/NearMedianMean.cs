using System.Runtime.Intrinsics;

namespace Federation.Core;

/// <summary>The mean of those values of a column that are closest to its median; of two as close, the smaller.</summary>
/// <remarks>These are neighbours when the column is sorted.</remarks>
internal readonly struct NearMedianMean(int keep) : IColumnStatistic
{
    public (int First, int End) RanksOf(int count) => (0, count);

    public Vector256<double> Of<TColumns>(TColumns columns)
        where TColumns : struct, ISortedColumns
    {
        var count = columns.Count;
        var median = RankMean.Midpoint(columns[(count - 1) / 2], columns[count / 2]);
        var start = Vector256<double>.Zero;
        for (var rank = 0; rank < count - keep; rank++)
        {
            // Once the value after the window is not closer than the window's first, no later one is.
            var moves = Vector256.LessThan(columns[rank + keep] - median, median - columns[rank]);
            start += Vector256.ConditionalSelect(moves, Vector256<double>.One, Vector256<double>.Zero);
        }

        var (least, most, sum) = (median, median, Vector256<double>.Zero);
        for (var rank = 0; rank < count; rank++)
        {
            var (x, place) = (columns[rank], Vector256.Create((double)rank) - start);
            least = Vector256.ConditionalSelect(Vector256.Equals(place, Vector256<double>.Zero), x, least);
            var isKept = Vector256.GreaterThan(place, Vector256<double>.Zero) & Vector256.LessThan(place, Vector256.Create((double)keep));
            most = Vector256.ConditionalSelect(isKept | Vector256.Equals(place, Vector256<double>.Zero), x, most);
            sum += Vector256.ConditionalSelect(isKept, x - least, Vector256<double>.Zero);
        }

        return RankMean.Within(least, most, least + (sum / Vector256.Create((double)keep)));
    }

    public (Int128 Sum, int Divisor) Of(ReadOnlySpan<long> column)
    {
        var twiceMedian = (Int128)column[(column.Length - 1) / 2] + column[column.Length / 2];
        var start = 0;
        while (start < column.Length - keep && (2 * (Int128)column[start + keep]) - twiceMedian < twiceMedian - (2 * (Int128)column[start]))
        {
            start++;
        }

        Int128 sum = 0;
        foreach (var value in column.Slice(start, keep))
        {
            sum += value;
        }

        return (sum, keep);
    }
}
