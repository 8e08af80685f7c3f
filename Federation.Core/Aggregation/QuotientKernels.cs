using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Federation.Core;

/// <summary>
/// Divides the sums of a block by the total weight: quickly in double arithmetic, then exactly where the quick result is too near to
/// the middle between two numbers of the result's type to tell which of them is nearest.
/// </summary>
internal static class QuotientKernels
{
    /// <summary>
    /// Divides a block's sums. The results are doubles; rounding them once more, to a type of that precision, gives what rounding
    /// the exact quotients would.
    /// </summary>
    public static void Divide(LimbStore sums, int block, long divisor, Precision precision, Span<double> quotients)
    {
        switch (sums.LimbCount(block))
        {
            case 0:
                quotients.Clear();
                break;
            case 1:
                DivideOne(sums, block, divisor, precision, quotients);
                break;
            case 2:
                DivideTwo(sums, block, divisor, precision, quotients);
                break;
            default:
                for (var i = 0; i < quotients.Length; i++)
                {
                    quotients[i] = QuotientOf(sums, block, i, divisor).ToOdd();
                }

                break;
        }
    }

    /// <summary>Divides a block's sums; the results are the nearest doubles.</summary>
    public static void DivideToNearest(LimbStore sums, int block, long divisor, Span<double> quotients)
    {
        for (var i = 0; i < quotients.Length; i++)
        {
            quotients[i] = QuotientOf(sums, block, i, divisor).ToNearest();
        }
    }

    private static void DivideOne(LimbStore sums, int block, long divisor, Precision precision, Span<double> quotients)
    {
        var limb = sums.Limb(block, 0);
        var unit = Math.ScaleB(1, sums.Unit(block));
        var factor = Vector256.Create(unit / divisor);
        var doubt = new Doubt(precision);
        for (var i = 0; i < quotients.Length; i += 4)
        {
            var sum = Vector256.ConvertToDouble(Vector256.Create(limb[i..]));
            var q = sum * factor;
            q.CopyTo(quotients[i..]);
            if (doubt.LanesOf(q) is not 0 and var lanes)
            {
                // A sum of 53 bits or less is exact as a double.
                var isExact = Vector256.LessThan(Vector256.Abs(sum), Vector256.Create((double)(1L << 53)));
                lanes &= ~DivideExactly(sum, isExact, unit, divisor, quotients[i..]);
                Settle(sums, block, i, lanes, divisor, quotients);
            }
        }
    }

    private static void DivideTwo(LimbStore sums, int block, long divisor, Precision precision, Span<double> quotients)
    {
        var low = sums.Limb(block, 0);
        var high = sums.Limb(block, 1);
        var unit = Math.ScaleB(1, sums.Unit(block));
        var factor = Vector256.Create(unit / divisor);
        var doubt = new Doubt(precision);
        var step = Vector256.Create((double)(1L << LimbStore.Spacing));
        var (sign, half) = (Vector256.Create(long.MinValue), Vector256.Create(1L << (LimbStore.Spacing - 1)));
        var bias = Vector256.Create(1L << (63 - LimbStore.Spacing));
        for (var i = 0; i < quotients.Length; i += 4)
        {
            // The low limb is cut down to ±2^39, so that it is exact as a double and cannot cancel a high one that is not.
            var l = Vector256.Create(low[i..]);
            var carry = (((l + half) ^ sign) >>> LimbStore.Spacing) - bias;
            var h = Vector256.ConvertToDouble(Vector256.Create(high[i..]) + carry);
            var (upper, lower) = (h * step, Vector256.ConvertToDouble(l - (carry << LimbStore.Spacing)));
            var sum = upper + lower;
            var q = sum * factor;
            q.CopyTo(quotients[i..]);
            if (doubt.LanesOf(q) is not 0 and var lanes)
            {
                // The addition is exact if it can be undone: |upper| is at least 2^40, and so more than |lower|, or it is 0.
                var isExact = Vector256.LessThan(Vector256.Abs(h), Vector256.Create((double)(1L << 53)))
                    & Vector256.Equals(sum - upper, lower);
                lanes &= ~DivideExactly(sum, isExact, unit, divisor, quotients[i..]);
                Settle(sums, block, i, lanes, divisor, quotients);
            }
        }
    }

    // Replaces quotients that a double can hold, ties above all; returns their lanes.
    private static uint DivideExactly(Vector256<double> sum, Vector256<double> isExact, double unit, long divisor, Span<double> quotients)
    {
        var total = Vector256.Create((double)divisor);
        var q = sum / total;
        var remainder = Vector256.FusedMultiplyAdd(-q, total, sum);
        var exact = isExact & Vector256.Equals(remainder, Vector256<double>.Zero);
        Vector256.ConditionalSelect(exact, q * Vector256.Create(unit), Vector256.Create<double>(quotients)).CopyTo(quotients);
        return exact.ExtractMostSignificantBits();
    }

    private static void Settle(LimbStore sums, int block, int start, uint lanes, long divisor, Span<double> quotients)
    {
        for (; lanes != 0; lanes &= lanes - 1)
        {
            var element = start + BitOperations.TrailingZeroCount(lanes);
            quotients[element] = QuotientOf(sums, block, element, divisor).ToOdd();
        }
    }

    private static ExactQuotient QuotientOf(LimbStore sums, int block, int element, long divisor)
    {
        Span<long> limbs = stackalloc long[sums.LimbCount(block)];
        for (var limb = 0; limb < limbs.Length; limb++)
        {
            limbs[limb] = sums.Limb(block, limb)[element];
        }

        return new ExactQuotient(limbs, sums.Unit(block), divisor);
    }

    /// <summary>Tells which quick quotients are too near to the middle between two numbers of a type, or below its normal ones.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly struct Doubt
    {
        // A quick quotient is off by less than 2^-51, that is by at most 4 units of a double's last bit.
        private const long Error = 4;

        private readonly Vector256<long> _mask;
        private readonly Vector256<long> _toMiddle;
        private readonly Vector256<double> _leastNormal;

        public Doubt(Precision precision)
        {
            var droppedBits = 53 - precision.Bits;
            _mask = Vector256.Create((1L << droppedBits) - 1);
            _toMiddle = Vector256.Create((1L << (droppedBits - 1)) + Error);
            _leastNormal = Vector256.Create(precision.LeastNormal);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public uint LanesOf(Vector256<double> quotients)
        {
            var isNearMiddle = Vector256.LessThanOrEqual((quotients.AsInt64() + _toMiddle) & _mask, Vector256.Create(2 * Error));
            var isBelowNormal = Vector256.LessThan(Vector256.Abs(quotients), _leastNormal) & ~Vector256.Equals(quotients, Vector256<double>.Zero);
            return (isNearMiddle | isBelowNormal.AsInt64()).ExtractMostSignificantBits();
        }
    }
}
