using System.Numerics;
using System.Runtime.InteropServices;

namespace Federation.Core;

/// <summary>Sums of integers. Their mean is rounded to the nearest integer, ties to even.</summary>
internal sealed class IntegerSum<T>(long elementCount) : TensorSum
    where T : unmanaged, IBinaryInteger<T>
{
    // Enough for 2^35 times the largest addend.
    private readonly Int128[] _sums = new Int128[elementCount];

    public override bool TryAdd(int tile, ReadOnlySpan<byte> elements, long weight)
    {
        var values = MemoryMarshal.Cast<byte, T>(elements);
        var sums = _sums.AsSpan(tile * TileLength, values.Length);
        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] += Math.BigMul(long.CreateTruncating(values[i]), weight);
        }

        return true;
    }

    public override void WriteMean(int tile, long totalWeight, Span<byte> elements)
    {
        var means = MemoryMarshal.Cast<byte, T>(elements);
        var sums = _sums.AsSpan(tile * TileLength, means.Length);
        for (var i = 0; i < sums.Length; i++)
        {
            means[i] = T.CreateTruncating(DivideToNearest(sums[i], totalWeight));
        }
    }

    public override void Reset() => Array.Clear(_sums);

    private static Int128 DivideToNearest(Int128 sum, long divisor)
    {
        var (quotient, remainder) = Int128.DivRem(sum, divisor);
        var twice = 2 * Int128.Abs(remainder);
        return twice > divisor || (twice == divisor && Int128.IsOddInteger(quotient))
            ? quotient + Int128.Sign(sum)
            : quotient;
    }
}
