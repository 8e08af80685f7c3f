using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Federation.Core;

/// <summary>
/// Divides the sums of a block by the total weight: quickly in double arithmetic, then exactly where the quick result is too near to
/// the middle between two numbers of the result's type to tell which of them is nearest.
/// </summary>
internal static class QuotientKernels
{
    // The quick quotient is off by less than 2^-51, that is by at most 2 units of a double's last bit.
    private const long QuickError = 2;

    /// <summary>
    /// Divides a block's sums. The results are doubles; rounding them once more, to a type of that precision, gives what rounding
    /// the exact quotients would.
    /// </summary>
    public static void Divide(LimbStore sums, int block, long divisor, Precision precision, Span<double> quotients)
    {
        var unit = Math.ScaleB(1, sums.Unit(block));
        switch (sums.LimbCount(block))
        {
            case 0:
                quotients.Clear();
                return;
            case 1:
                DivideQuickly(sums.Limb(block, 0), unit, divisor, quotients);
                break;
            case 2:
                DivideQuickly(sums.Limb(block, 0), sums.Limb(block, 1), unit, divisor, quotients);
                break;
            default:
                quotients.Fill(double.Epsilon); // below every normal number: to be divided exactly
                break;
        }

        DivideExactlyWhereInDoubt(sums, block, divisor, precision, quotients);
    }

    /// <summary>Divides a block's sums; the results are the nearest doubles.</summary>
    public static void DivideToNearest(LimbStore sums, int block, long divisor, Span<double> quotients)
    {
        Span<long> limbs = stackalloc long[sums.LimbCount(block)];
        for (var i = 0; i < quotients.Length; i++)
        {
            quotients[i] = QuotientOf(sums, block, i, divisor, limbs).ToNearest();
        }
    }

    private static void DivideQuickly(ReadOnlySpan<long> limb, double unit, long divisor, Span<double> quotients)
    {
        ref var from = ref MemoryMarshal.GetReference(limb);
        ref var to = ref MemoryMarshal.GetReference(quotients);
        var (scale, total) = (Vector256.Create(unit), Vector256.Create((double)divisor));
        for (nuint i = 0; i < (nuint)quotients.Length; i += 4)
        {
            (Vector256.ConvertToDouble(Vector256.LoadUnsafe(ref from, i)) * scale / total).StoreUnsafe(ref to, i);
        }
    }

    private static void DivideQuickly(ReadOnlySpan<long> low, ReadOnlySpan<long> high, double unit, long divisor, Span<double> quotients)
    {
        ref var fromLow = ref MemoryMarshal.GetReference(low);
        ref var fromHigh = ref MemoryMarshal.GetReference(high);
        ref var to = ref MemoryMarshal.GetReference(quotients);
        var (scale, total) = (Vector256.Create(unit), Vector256.Create((double)divisor));
        var step = Vector256.Create((double)(1L << LimbStore.Spacing));
        var (sign, half) = (Vector256.Create(long.MinValue), Vector256.Create(1L << (LimbStore.Spacing - 1)));
        var bias = Vector256.Create(1L << (63 - LimbStore.Spacing));
        for (nuint i = 0; i < (nuint)quotients.Length; i += 4)
        {
            // The low limb is cut down to ±2^39, so that it is exact as a double and cannot cancel a high one that is not.
            var l = Vector256.LoadUnsafe(ref fromLow, i);
            var carry = (((l + half) ^ sign) >>> LimbStore.Spacing) - bias;
            var h = Vector256.LoadUnsafe(ref fromHigh, i) + carry;
            l -= carry << LimbStore.Spacing;
            var sum = (Vector256.ConvertToDouble(h) * step) + Vector256.ConvertToDouble(l);
            (sum * scale / total).StoreUnsafe(ref to, i);
        }
    }

    private static void DivideExactlyWhereInDoubt(LimbStore sums, int block, long divisor, Precision precision, Span<double> quotients)
    {
        var droppedBits = 53 - precision.Bits;
        var mask = Vector256.Create((1L << droppedBits) - 1);
        var toMiddle = Vector256.Create((1L << (droppedBits - 1)) + QuickError);
        var near = Vector256.Create(2 * QuickError);
        var least = Vector256.Create(precision.LeastNormal);
        Span<long> limbs = stackalloc long[sums.LimbCount(block)];
        ref var start = ref MemoryMarshal.GetReference(quotients);
        for (var i = 0; i < quotients.Length; i += 4)
        {
            var q = Vector256.LoadUnsafe(ref start, (nuint)i);
            var doubtful = Vector256.LessThanOrEqual((q.AsInt64() + toMiddle) & mask, near)
                | (Vector256.LessThan(Vector256.Abs(q), least) & ~Vector256.Equals(q, Vector256<double>.Zero)).AsInt64();
            for (var lanes = doubtful.ExtractMostSignificantBits(); lanes != 0; lanes &= lanes - 1)
            {
                var element = i + System.Numerics.BitOperations.TrailingZeroCount(lanes);
                quotients[element] = QuotientOf(sums, block, element, divisor, limbs).ToOdd();
            }
        }
    }

    private static ExactQuotient QuotientOf(LimbStore sums, int block, int element, long divisor, Span<long> limbs)
    {
        for (var limb = 0; limb < limbs.Length; limb++)
        {
            limbs[limb] = sums.Limb(block, limb)[element];
        }

        return new ExactQuotient(limbs, sums.Unit(block), divisor);
    }
}
