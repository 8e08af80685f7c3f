using System.Runtime.Intrinsics;

namespace Federation.Core;

/// <summary>What becomes of the values that the updates have for one element, once they are sorted: its column.</summary>
internal interface IColumnStatistic
{
    /// <summary>The ranks that the statistic looks at: the first, from 0, and the one after the last.</summary>
    (int First, int End) RanksOf(int count);

    /// <summary>The statistic of four columns, in which at least those ranks are in their places.</summary>
    Vector256<double> Of<TColumns>(TColumns columns)
        where TColumns : struct, ISortedColumns;

    /// <summary>The statistic of a column of integers, all in their places: a quotient.</summary>
    (Int128 Sum, int Divisor) Of(ReadOnlySpan<long> column);
}
