using System.Numerics;
using System.Runtime.InteropServices;

namespace Federation.Core;

/// <summary>Columns of integers. The statistic is rounded to the nearest integer, ties to even.</summary>
internal sealed unsafe class IntegerColumns<T, TStatistic>(TStatistic statistic, int count) : IColumnWorker
    where T : unmanaged, IBinaryInteger<T>
    where TStatistic : struct, IColumnStatistic
{
    private readonly long[] _column = new long[count];

    public void Run(ReadOnlySpan<nint> rows, int start, int length, Span<byte> tensor)
    {
        var to = MemoryMarshal.Cast<byte, T>(tensor);
        for (var i = start; i < start + length; i++)
        {
            for (var row = 0; row < rows.Length; row++)
            {
                _column[row] = long.CreateTruncating(((T*)rows[row])[i]);
            }

            Array.Sort(_column);
            var (sum, divisor) = statistic.Of(_column);
            to[i] = T.CreateTruncating(Nearest(sum, divisor));
        }
    }

    public void Dispose()
    {
    }

    private static Int128 Nearest(Int128 sum, int divisor)
    {
        var (quotient, remainder) = Int128.DivRem(sum, divisor);
        var excess = (2 * Int128.Abs(remainder)) - divisor;
        return excess > 0 || (excess == 0 && Int128.IsOddInteger(quotient)) ? quotient + Int128.Sign(sum) : quotient;
    }
}
