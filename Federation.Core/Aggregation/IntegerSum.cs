using System.Numerics;

namespace Federation.Core;

/// <summary>Sums of integers. Their mean is rounded to the nearest integer, ties to even.</summary>
internal sealed class IntegerSum<T>(long elementCount) : TensorSum(elementCount)
    where T : unmanaged, IBinaryInteger<T>
{
    // Enough for 2^35 addends of the largest magnitude and weight.
    private readonly Int128[] _sums = new Int128[elementCount];

    protected override void Add(int block, ReadOnlySpan<Addend> addends, Span<bool> usable)
    {
        var sums = BlockOf(block, _sums);
        foreach (var addend in addends)
        {
            var values = BlockOf<T>(block, addend.Elements);
            for (var i = 0; i < sums.Length; i++)
            {
                sums[i] += Math.BigMul(long.CreateTruncating(values[i]), addend.Weight);
            }
        }
    }

    public override void WriteQuotient(int block, long divisor, Span<byte> tensor)
    {
        var sums = BlockOf(block, _sums);
        var means = BlockOf<T>(block, tensor);
        for (var i = 0; i < sums.Length; i++)
        {
            means[i] = T.CreateTruncating(DivideToNearest(sums[i], divisor));
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
