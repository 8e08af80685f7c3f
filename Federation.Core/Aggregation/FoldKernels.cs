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
/// <para>Several addends are taken at once, so that limbs are read and written less often.</para>
/// </remarks>
internal static unsafe class FoldKernels
{
    // Floats in a cache line, which divides the length of every block.
    private const int Line = 16;

    /// <summary>Adds to the one limb there is; every product is a multiple of its unit.</summary>
    public static void AddToOne(ReadOnlySpan<FloatAddend> addends, int unit, Span<long> limb)
    {
        var magic = Magic(unit);
        fixed (long* to = limb)
        {
            for (; addends.Length >= 4; addends = addends[4..])
            {
                AddFour(addends, magic, to, limb.Length);
            }

            foreach (var addend in addends)
            {
                AddOne((float*)addend.X, addend.Weight, magic, to, limb.Length);
            }
        }
    }

    /// <summary>Adds to two limbs; every product is a multiple of the low one's unit.</summary>
    public static void AddToTwo(ReadOnlySpan<FloatAddend> addends, int unit, Span<long> low, Span<long> high)
    {
        var (magicLow, magicHigh) = (Magic(unit), Magic(unit + LimbStore.Spacing));
        fixed (long* toLow = low, toHigh = high)
        {
            for (; addends.Length >= 2; addends = addends[2..])
            {
                AddTwo(addends, magicLow, magicHigh, toLow, toHigh, low.Length);
            }

            foreach (var addend in addends)
            {
                AddOne((float*)addend.X, addend.Weight, magicLow, magicHigh, toLow, toHigh, low.Length);
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

    private static void AddFour(ReadOnlySpan<FloatAddend> addends, double magic, long* to, int length)
    {
        var x0 = (float*)addends[0].X;
        var x1 = (float*)addends[1].X;
        var x2 = (float*)addends[2].X;
        var x3 = (float*)addends[3].X;
        var w0 = Vector256.Create((double)addends[0].Weight);
        var w1 = Vector256.Create((double)addends[1].Weight);
        var w2 = Vector256.Create((double)addends[2].Weight);
        var w3 = Vector256.Create((double)addends[3].Weight);
        var m = Vector256.Create(magic);
        var fourMagics = Vector256.Create(4 * BitConverter.DoubleToInt64Bits(magic));
        for (var i = 0; i < length; i += Line)
        {
            PrefetchElements(x0 + i);
            PrefetchElements(x1 + i);
            PrefetchElements(x2 + i);
            PrefetchElements(x3 + i);
            PrefetchLimb(to + i);
            for (var j = i; j < i + Line; j += 4)
            {
                var sum01 = Weigh(x0 + j, w0, m) + Weigh(x1 + j, w1, m);
                var sum23 = Weigh(x2 + j, w2, m) + Weigh(x3 + j, w3, m);
                var sum = Vector256.Load(to + j) - fourMagics + (sum01 + sum23);
                sum.Store(to + j);
            }
        }
    }

    private static void AddOne(float* x, double weight, double magic, long* to, int length)
    {
        var (w, m) = (Vector256.Create(weight), Vector256.Create(magic));
        for (var i = 0; i < length; i += Line)
        {
            PrefetchElements(x + i);
            PrefetchLimb(to + i);
            for (var j = i; j < i + Line; j += 4)
            {
                (Vector256.Load(to + j) - m.AsInt64() + Weigh(x + j, w, m)).Store(to + j);
            }
        }
    }

    private static void AddTwo(ReadOnlySpan<FloatAddend> addends, double magicLow, double magicHigh, long* toLow, long* toHigh, int length)
    {
        var x0 = (float*)addends[0].X;
        var x1 = (float*)addends[1].X;
        var (w0, w1) = (Vector256.Create((double)addends[0].Weight), Vector256.Create((double)addends[1].Weight));
        var (low, high) = (Vector256.Create(magicLow), Vector256.Create(magicHigh));
        var twoLow = Vector256.Create(2 * BitConverter.DoubleToInt64Bits(magicLow));
        var twoHigh = Vector256.Create(2 * BitConverter.DoubleToInt64Bits(magicHigh));
        for (var i = 0; i < length; i += Line)
        {
            PrefetchElements(x0 + i);
            PrefetchElements(x1 + i);
            PrefetchLimb(toLow + i);
            PrefetchLimb(toHigh + i);
            for (var j = i; j < i + Line; j += 4)
            {
                var (low0, high0) = Split(x0 + j, w0, low, high);
                var (low1, high1) = Split(x1 + j, w1, low, high);
                (Vector256.Load(toHigh + j) - twoHigh + (high0 + high1)).Store(toHigh + j);
                (Vector256.Load(toLow + j) - twoLow + (low0 + low1)).Store(toLow + j);
            }
        }
    }

    private static void AddOne(float* x, double weight, double magicLow, double magicHigh, long* toLow, long* toHigh, int length)
    {
        var (w, low, high) = (Vector256.Create(weight), Vector256.Create(magicLow), Vector256.Create(magicHigh));
        for (var i = 0; i < length; i += Line)
        {
            PrefetchElements(x + i);
            PrefetchLimb(toLow + i);
            PrefetchLimb(toHigh + i);
            for (var j = i; j < i + Line; j += 4)
            {
                var (l, h) = Split(x + j, w, low, high);
                (Vector256.Load(toHigh + j) - high.AsInt64() + h).Store(toHigh + j);
                (Vector256.Load(toLow + j) - low.AsInt64() + l).Store(toLow + j);
            }
        }
    }

    // Four weighted elements in units, each plus the bits of the magic number.
    private static Vector256<long> Weigh(float* x, Vector256<double> weight, Vector256<double> magic) =>
        Vector256.MultiplyAddEstimate(Widen(x), weight, magic).AsInt64();

    private static (Vector256<long> Low, Vector256<long> High) Split(
        float* x, Vector256<double> weight, Vector256<double> magicLow, Vector256<double> magicHigh)
    {
        var y = Widen(x) * weight;
        var high = y + magicHigh;
        var low = y - (high - magicHigh) + magicLow;
        return (low.AsInt64(), high.AsInt64());
    }

    private static Vector256<double> Widen(float* x)
    {
        if (Avx.IsSupported)
        {
            return Avx.ConvertToVector256Double(Vector128.Load(x));
        }

        var (lower, upper) = Vector128.Widen(Vector128.Load(x));
        return Vector256.Create(lower, upper);
    }

    // The next block is fetched while this one is computed: without that, memory would wait for arithmetic and arithmetic for memory.
    // A prefetch of what is not there does nothing.
    private static void PrefetchElements(float* x)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(x + LimbStore.BlockLength);
        }
    }

    private static void PrefetchLimb(long* limb)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(limb + LimbStore.BlockLength);
            Sse.Prefetch0(limb + LimbStore.BlockLength + (Line / 2));
        }
    }

    // 1.5 × 2^(unit + 52), by its bits.
    private static double Magic(int unit) => BitConverter.Int64BitsToDouble(((long)(unit + 52 + 1023) << 52) | (1L << 51));
}
