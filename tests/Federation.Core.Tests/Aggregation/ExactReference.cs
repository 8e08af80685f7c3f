using System.Numerics;

namespace Federation.Core.Tests;

/// <summary>Weighted means by rational arithmetic: slow, and independent of what is tested.</summary>
internal static class ExactReference
{
    private const int Scale = 1074; // the least double is 2^-1074

    /// <summary>The weighted mean, rounded once to a type of that precision whose least number is 2 to <paramref name="leastExponent"/>.</summary>
    public static double Mean(IEnumerable<(double Value, long Weight)> addends, int precision, int leastExponent)
    {
        var all = addends.ToArray();
        return Quotient(all, all.Sum(addend => addend.Weight), precision, leastExponent);
    }

    /// <summary>The weighted sum divided by a number, rounded once.</summary>
    public static double Quotient(IEnumerable<(double Value, long Weight)> addends, long divisor, int precision, int leastExponent)
    {
        var sum = addends.Aggregate(BigInteger.Zero, (sum, addend) => sum + (ToInteger(addend.Value) * addend.Weight));
        return Divide(sum, (BigInteger)divisor << Scale, precision, leastExponent);
    }

    public static float Single(IEnumerable<(double Value, long Weight)> addends) => (float)Mean(addends, 24, -149);

    public static double Double(IEnumerable<(double Value, long Weight)> addends) => Mean(addends, 53, -1074);

    public static Half Half(IEnumerable<(double Value, long Weight)> addends) => (Half)Mean(addends, 11, -24);

    public static float BFloat16(IEnumerable<(double Value, long Weight)> addends) => (float)Mean(addends, 8, -133);

    /// <summary>The integer nearest to a fraction, ties to even.</summary>
    public static BigInteger DivideToNearest(BigInteger dividend, BigInteger divisor)
    {
        var floor = BigInteger.DivRem(dividend, divisor, out var remainder);
        if (remainder.Sign < 0)
        {
            floor -= 1;
            remainder += divisor;
        }

        var twice = (remainder * 2).CompareTo(divisor);
        return twice > 0 || (twice == 0 && !floor.IsEven) ? floor + 1 : floor;
    }

    private static BigInteger ToInteger(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var exponent = (int)((bits >> 52) & 0x7FF);
        BigInteger mantissa = bits & 0xF_FFFF_FFFF_FFFF;
        var magnitude = exponent == 0 ? mantissa : (mantissa + (1L << 52)) << (exponent - 1);
        return bits < 0 ? -magnitude : magnitude;
    }

    private static double Divide(BigInteger dividend, BigInteger divisor, int precision, int leastExponent)
    {
        if (dividend.IsZero)
        {
            return 0;
        }

        var magnitude = BigInteger.Abs(dividend);
        var last = (int)(magnitude.GetBitLength() - divisor.GetBitLength()) - precision;
        while (last < leastExponent || Floor(magnitude, divisor, last).GetBitLength() > precision)
        {
            last++;
        }

        var (scaledDividend, scaledDivisor) = last < 0 ? (magnitude << -last, divisor) : (magnitude, divisor << last);
        var result = Math.ScaleB((double)DivideToNearest(scaledDividend, scaledDivisor), last);
        return dividend.Sign < 0 ? -result : result;
    }

    private static BigInteger Floor(BigInteger dividend, BigInteger divisor, int exponent) =>
        exponent < 0 ? (dividend << -exponent) / divisor : dividend / (divisor << exponent);
}
