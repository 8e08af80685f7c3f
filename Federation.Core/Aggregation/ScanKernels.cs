using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Federation.Core;

/// <summary>Finds the largest magnitude, and the smallest that is not 0, of the elements of a block.</summary>
internal static class ScanKernels
{
    private const uint InfinityBits = 0x7F80_0000;

    /// <summary>Scans floats, a multiple of 16 of them.</summary>
    /// <param name="x">The floats.</param>
    /// <param name="extent">Where their bits lie, null if they are all 0.</param>
    /// <returns>False if one is infinite or NaN.</returns>
    public static bool TryScan(ReadOnlySpan<float> x, out Extent? extent)
    {
        ref var start = ref MemoryMarshal.GetReference(x);
        var mask = Vector256.Create(0x7FFF_FFFFu);
        var (largest0, largest1) = (Vector256<uint>.Zero, Vector256<uint>.Zero);
        var (smallest0, smallest1) = (Vector256<uint>.AllBitsSet, Vector256<uint>.AllBitsSet);
        for (nuint i = 0; i < (nuint)x.Length; i += 16)
        {
            var v0 = Vector256.LoadUnsafe(ref start, i).AsUInt32() & mask;
            var v1 = Vector256.LoadUnsafe(ref start, i + 8).AsUInt32() & mask;
            largest0 = Vector256.Max(largest0, v0);
            largest1 = Vector256.Max(largest1, v1);

            // Less one, so that 0 becomes the largest of all and drops out.
            smallest0 = Vector256.Min(smallest0, v0 - Vector256<uint>.One);
            smallest1 = Vector256.Min(smallest1, v1 - Vector256<uint>.One);
        }

        var largest = LargestLane(Vector256.Max(largest0, largest1));
        var smallest = ~LargestLane(~Vector256.Min(smallest0, smallest1)) + 1;
        var usable = largest < InfinityBits;
        extent = usable && largest != 0 ? Extent.OfSingles(largest, smallest) : null;
        return usable;
    }

    /// <summary>Scans doubles.</summary>
    /// <param name="x">The doubles.</param>
    /// <param name="limit">What each must be less than in magnitude.</param>
    /// <param name="extent">Where their bits lie, null if they are all 0.</param>
    /// <returns>False if one is not less than the limit, or NaN.</returns>
    public static bool TryScan(ReadOnlySpan<double> x, double limit, out Extent? extent)
    {
        var (largest, smallest) = (0ul, ulong.MaxValue);
        foreach (var value in MemoryMarshal.Cast<double, ulong>(x))
        {
            var magnitude = value & long.MaxValue;
            largest = Math.Max(largest, magnitude);
            smallest = Math.Min(smallest, magnitude - 1);
        }

        var usable = largest < BitConverter.DoubleToUInt64Bits(limit);
        extent = usable && largest != 0 ? Extent.OfDoubles(largest, smallest + 1) : null;
        return usable;
    }

    /// <summary>The largest of the lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint LargestLane(Vector256<uint> v)
    {
        var four = Vector128.Max(v.GetLower(), v.GetUpper());
        var two = Vector128.Max(four, Vector128.Shuffle(four, Vector128.Create(2u, 3, 0, 1)));
        return Math.Max(two[0], two[1]);
    }
}
