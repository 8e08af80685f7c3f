using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Federation.Core;

/// <summary>Adds weighted elements to the limbs of a block. Lengths are multiples of 8; limbs are those of <see cref="LimbStore"/>.</summary>
/// <remarks>
/// To get a number y into units u, 1.5 × 2^52 u is added to it: the sum is a double whose last bit counts u, so that it is y rounded
/// to u, and its bits less those of 1.5 × 2^52 u are the integer y / u. Good for magnitudes up to 2^51 u.
/// A weight below 2^29 times a float has at most 53 bits, so that the product is exact and it does not matter whether the processor
/// fuses multiplication and addition.
/// </remarks>
internal static class FoldKernels
{
    /// <summary>Adds weight × x to the one limb there is; every product is a multiple of its unit.</summary>
    public static void AddToOne(ReadOnlySpan<float> x, double weight, int unit, Span<long> limb)
    {
        ref var from = ref MemoryMarshal.GetReference(x);
        ref var to = ref MemoryMarshal.GetReference(limb);
        var w = Vector256.Create(weight);
        var magic = Vector256.Create(Magic(unit));
        for (nuint i = 0; i < (nuint)x.Length; i += 8)
        {
            var (x0, x1) = Vector256.Widen(Vector256.LoadUnsafe(ref from, i));
            var q0 = Vector256.MultiplyAddEstimate(x0, w, magic).AsInt64() - magic.AsInt64();
            var q1 = Vector256.MultiplyAddEstimate(x1, w, magic).AsInt64() - magic.AsInt64();
            (Vector256.LoadUnsafe(ref to, i) + q0).StoreUnsafe(ref to, i);
            (Vector256.LoadUnsafe(ref to, i + 4) + q1).StoreUnsafe(ref to, i + 4);
        }
    }

    /// <summary>Adds weight × x to two limbs; every product is a multiple of the low one's unit.</summary>
    public static void AddToTwo(ReadOnlySpan<float> x, double weight, int unit, Span<long> low, Span<long> high)
    {
        ref var from = ref MemoryMarshal.GetReference(x);
        ref var toLow = ref MemoryMarshal.GetReference(low);
        ref var toHigh = ref MemoryMarshal.GetReference(high);
        var w = Vector256.Create(weight);
        var magicLow = Vector256.Create(Magic(unit));
        var magicHigh = Vector256.Create(Magic(unit + LimbStore.Spacing));
        for (nuint i = 0; i < (nuint)x.Length; i += 8)
        {
            var (x0, x1) = Vector256.Widen(Vector256.LoadUnsafe(ref from, i));
            var (y0, y1) = (x0 * w, x1 * w);
            var (high0, high1) = (y0 + magicHigh, y1 + magicHigh);
            var low0 = y0 - (high0 - magicHigh) + magicLow;
            var low1 = y1 - (high1 - magicHigh) + magicLow;
            Accumulate(ref toHigh, i, high0, magicHigh);
            Accumulate(ref toHigh, i + 4, high1, magicHigh);
            Accumulate(ref toLow, i, low0, magicLow);
            Accumulate(ref toLow, i + 4, low1, magicLow);
        }
    }

    /// <summary>Moves what is in y of a limb's unit from y to the limb.</summary>
    public static void Extract(Span<double> y, int unit, Span<long> limb)
    {
        ref var from = ref MemoryMarshal.GetReference(y);
        ref var to = ref MemoryMarshal.GetReference(limb);
        var magic = Vector256.Create(Magic(unit));
        for (nuint i = 0; i < (nuint)y.Length; i += 4)
        {
            var v = Vector256.LoadUnsafe(ref from, i);
            var sum = v + magic;
            (v - (sum - magic)).StoreUnsafe(ref from, i);
            Accumulate(ref to, i, sum, magic);
        }
    }

    /// <summary>Sets y to weight × x; exact.</summary>
    public static void Multiply(ReadOnlySpan<float> x, double weight, Span<double> y)
    {
        for (var i = 0; i < x.Length; i++)
        {
            y[i] = weight * x[i];
        }
    }

    /// <summary>Multiplies y by the weight; y + error is the exact product.</summary>
    public static void Multiply(Span<double> y, double weight, Span<double> error)
    {
        for (var i = 0; i < y.Length; i++)
        {
            var product = weight * y[i];
            error[i] = Math.FusedMultiplyAdd(weight, y[i], -product);
            y[i] = product;
        }
    }

    private static void Accumulate(ref long to, nuint i, Vector256<double> sum, Vector256<double> magic) =>
        (Vector256.LoadUnsafe(ref to, i) + (sum.AsInt64() - magic.AsInt64())).StoreUnsafe(ref to, i);

    private static double Magic(int unit) => Math.ScaleB(1.5, unit + 52);
}
