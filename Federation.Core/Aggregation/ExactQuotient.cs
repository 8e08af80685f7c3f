using System.Runtime.InteropServices;

namespace Federation.Core;

/// <summary>Divides an exact sum by the total weight, rounding once.</summary>
/// <remarks>
/// The slow and certain way: for sums that the vectorised kernels cannot decide, for sums of many limbs, and for float64.
/// </remarks>
[StructLayout(LayoutKind.Auto)]
internal readonly struct ExactQuotient
{
    private const int DigitBits = LimbStore.Spacing;
    private const ulong DigitMask = (1ul << DigitBits) - 1;

    // The magnitude is this many times 2 to the exponent, and a little more if inexact. It has at least 75 bits, or is 0.
    private readonly UInt128 _quotient;
    private readonly bool _inexact;
    private readonly bool _negative;
    private readonly int _exponent;

    /// <summary>Divides.</summary>
    /// <param name="limbs">The sum, lowest limb first, each counting 2^40 times what the one before counts.</param>
    /// <param name="unit">What the lowest limb counts: 2 to this.</param>
    /// <param name="divisor">1 to 2^52.</param>
    public ExactQuotient(ReadOnlySpan<long> limbs, int unit, long divisor)
    {
        Span<ulong> digits = stackalloc ulong[limbs.Length + 2];
        _negative = ToDigits(limbs, digits);
        var top = digits.LastIndexOfAnyExcept(0ul);
        if (top < 0)
        {
            return;
        }

        // At least 121 leading bits of the sum, or all there are; and whether anything but zeros follows.
        var leading = ((UInt128)digits[top] << (2 * DigitBits)) | ((UInt128)DigitAt(digits, top - 1) << DigitBits) | DigitAt(digits, top - 2);
        var shift = Math.Min((int)UInt128.LeadingZeroCount(leading), DigitBits);
        var next = DigitAt(digits, top - 3);
        leading = (leading << shift) | (next >> (DigitBits - shift));
        _inexact = (next & (DigitMask >> shift)) != 0 || (top > 3 && digits[..(top - 3)].ContainsAnyExcept(0ul));
        _exponent = unit + (DigitBits * (top - 2)) - shift;

        shift = (int)UInt128.LeadingZeroCount(leading);
        leading <<= shift;
        _exponent -= shift;

        (_quotient, var remainder) = UInt128.DivRem(leading, (ulong)divisor);
        _inexact |= remainder != 0;
    }

    /// <summary>The quotient rounded to the nearest double, ties to even. Its magnitude is 0 or a normal double's.</summary>
    public double ToNearest()
    {
        var (mantissa, dropped, exponent) = Mantissa();
        var isTie = dropped == Half && !_inexact;
        var up = isTie ? ulong.IsOddInteger(mantissa) : dropped >= Half;
        return Scale(up ? mantissa + 1 : mantissa, exponent);
    }

    /// <summary>
    /// The quotient rounded to a double towards zero, with the last bit set if it is not exact. Rounding that once more, to a type of
    /// at most 51 bits, gives what rounding the quotient itself would.
    /// </summary>
    public double ToOdd()
    {
        var (mantissa, dropped, exponent) = Mantissa();
        return Scale(dropped != 0 || _inexact ? mantissa | 1 : mantissa, exponent);
    }

    private static UInt128 Half => UInt128.One << 127;

    // Makes digits of 40 bits of the limbs, which overlap and have signs; returns whether the sum is negative.
    private static bool ToDigits(ReadOnlySpan<long> limbs, Span<ulong> digits)
    {
        var carry = Carry(limbs, digits, 1);
        if (carry >= 0)
        {
            return false;
        }

        Carry(limbs, digits, -1);
        return true;
    }

    private static Int128 Carry(ReadOnlySpan<long> limbs, Span<ulong> digits, int sign)
    {
        Int128 carry = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            carry += i < limbs.Length ? (Int128)limbs[i] * sign : 0;
            digits[i] = (ulong)carry & DigitMask;
            carry >>= DigitBits;
        }

        return carry;
    }

    private static ulong DigitAt(ReadOnlySpan<ulong> digits, int index) => index < 0 ? 0 : digits[index];

    // The 53 leading bits, what follows them as a fraction of 2^128, and the exponent of the last bit.
    private (ulong Mantissa, UInt128 Dropped, int Exponent) Mantissa()
    {
        if (_quotient == 0)
        {
            return default;
        }

        var drop = 128 - (int)UInt128.LeadingZeroCount(_quotient) - 53;
        return ((ulong)(_quotient >> drop), _quotient << (128 - drop), _exponent + drop);
    }

    private double Scale(ulong mantissa, int exponent)
    {
        var magnitude = Math.ScaleB((double)mantissa, exponent);
        return _negative ? -magnitude : magnitude;
    }
}
