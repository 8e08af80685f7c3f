namespace Federation.Data;

/// <summary>
/// Logarithm and exponential from nothing but sums, products and quotients, whose bits are the same on every machine: they are
/// rounded by IEEE 754, and the runtime does not fuse them by itself. Its own functions come from the system's library, and may
/// differ in the last bit from one system to another.
/// </summary>
internal static class PortableMath
{
    private const double Ln2 = 0.693147180559945309417;

    // The same in two parts: a product of the first and a whole number below 2^20 is exact.
    private const double Ln2High = 0.693147180369123816490;
    private const double Ln2Low = 1.90821492927058770002e-10;

    /// <summary>The natural logarithm, to within a few units of the last place.</summary>
    /// <param name="value">Above 0, finite, and not subnormal.</param>
    public static double Log(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var exponent = (int)(bits >> 52) - 1023;
        var mantissa = BitConverter.Int64BitsToDouble((bits & 0x000F_FFFF_FFFF_FFFF) | 0x3FF0_0000_0000_0000);
        if (mantissa > 1.4142135623730951)
        {
            (mantissa, exponent) = (mantissa / 2, exponent + 1);
        }

        // ln m = 2 artanh((m - 1) / (m + 1)), as its series.
        var ratio = (mantissa - 1) / (mantissa + 1);
        var square = ratio * ratio;
        var sum = 0.0;
        for (var k = 23; k >= 1; k -= 2)
        {
            sum = (sum * square) + (1.0 / k);
        }

        return (exponent * Ln2High) + ((2 * ratio * sum) + (exponent * Ln2Low));
    }

    /// <summary>e to the power of a number of at most 0, to within a few units of the last place.</summary>
    public static double Exp(double value)
    {
        if (value < -700)
        {
            return 0; // nearly: below 1e-304
        }

        var exponent = Math.Round(value / Ln2);
        var rest = value - (exponent * Ln2High) - (exponent * Ln2Low);
        var sum = 1.0;
        for (var k = 14; k >= 1; k--)
        {
            sum = 1 + (sum * rest / k);
        }

        return Math.ScaleB(sum, (int)exponent);
    }
}
