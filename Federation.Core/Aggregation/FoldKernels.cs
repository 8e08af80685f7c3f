using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Federation.Core;

/// <summary>Adds weighted elements to the limbs of a block, which are those of <see cref="LimbStore"/>.</summary>
/// <remarks>
/// <para>To get a number y into units u, 1.5 × 2^52 u is added to it: the sum is a double whose last bit counts u, so that it is y
/// rounded to u, and its bits less those of 1.5 × 2^52 u are the integer y / u. Good for magnitudes up to 2^51 u.</para>
/// <para>A weight below 2^29 times a float has at most 53 bits, so that the product is exact and it does not matter whether the
/// processor fuses multiplication and addition.</para>
/// </remarks>
internal static unsafe class FoldKernels
{
    /// <summary>Adds to the one limb there is; every product is a multiple of its unit.</summary>
    public static void AddToOne(FloatAddend addend, int unit, Span<long> limb)
    {
        var x = (float*)addend.X;
        var (w, m) = (Vector256.Create((double)addend.Weight), Vector256.Create(Magic(unit)));
        fixed (long* to = limb)
        {
            for (var i = 0; i < limb.Length; i += 4)
            {
                (Vector256.Load(to + i) - m.AsInt64() + Weigh(x + i, w, m)).Store(to + i);
            }
        }
    }

    /// <summary>Adds to two limbs; every product is a multiple of the low one's unit.</summary>
    public static void AddToTwo(FloatAddend addend, int unit, Span<long> low, Span<long> high)
    {
        var x = (float*)addend.X;
        var w = Vector256.Create((double)addend.Weight);
        var (magicLow, magicHigh) = (Vector256.Create(Magic(unit)), Vector256.Create(Magic(unit + LimbStore.Spacing)));
        fixed (long* toLow = low, toHigh = high)
        {
            for (var i = 0; i < low.Length; i += 4)
            {
                var y = Widen(x + i) * w;
                var sum = y + magicHigh;
                var rest = y - (sum - magicHigh) + magicLow;
                (Vector256.Load(toHigh + i) - magicHigh.AsInt64() + sum.AsInt64()).Store(toHigh + i);
                (Vector256.Load(toLow + i) - magicLow.AsInt64() + rest.AsInt64()).Store(toLow + i);
            }
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
            (Vector256.LoadUnsafe(ref to, i) + (sum.AsInt64() - magic.AsInt64())).StoreUnsafe(ref to, i);
        }
    }

    /// <summary>Moves all but the lowest bits of a limb, which become a number from -2^39 to 2^39, to the next limb.</summary>
    public static void Carry(Span<long> limb, Span<long> next)
    {
        const long Half = 1L << (LimbStore.Spacing - 1);
        for (var i = 0; i < limb.Length; i++)
        {
            var carry = (limb[i] + Half) >> LimbStore.Spacing;
            limb[i] -= carry << LimbStore.Spacing;
            next[i] += carry;
        }
    }

    /// <summary>Shifts a limb down by some bits, which are added to the limb below, shifted up.</summary>
    public static void ShiftDown(Span<long> limb, int bits, Span<long> below, int shift)
    {
        for (var i = 0; i < limb.Length; i++)
        {
            below[i] += (limb[i] & ((1L << bits) - 1)) << shift;
            limb[i] >>= bits;
        }
    }

    /// <summary>Sets y to the weighted elements; exact.</summary>
    public static void Multiply(FloatAddend addend, Span<double> y)
    {
        var x = new ReadOnlySpan<float>((float*)addend.X, y.Length);
        for (var i = 0; i < x.Length; i++)
        {
            y[i] = (double)addend.Weight * x[i];
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

    /// <summary>Four weighted elements in units, each plus the bits of the magic number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<long> Weigh(float* x, Vector256<double> weight, Vector256<double> magic) =>
        Vector256.MultiplyAddEstimate(Widen(x), weight, magic).AsInt64();

    /// <summary>Four floats as doubles.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Widen(float* x)
    {
        if (Avx.IsSupported)
        {
            return Avx.ConvertToVector256Double(Vector128.Load(x));
        }

        var (lower, upper) = Vector128.Widen(Vector128.Load(x));
        return Vector256.Create(lower, upper);
    }

    /// <summary>1.5 × 2^(unit + 52).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Magic(int unit) => BitConverter.Int64BitsToDouble(((long)(unit + 52 + 1023) << 52) | (1L << 51));
}
