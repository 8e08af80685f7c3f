using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Federation.Core;

/// <summary>Finds the largest magnitude, and the smallest that is not 0, of the elements of a block.</summary>
internal static class ScanKernels
{
    private const uint SingleInfinity = 0x7F80_0000;

    /// <summary>Scans floats, a multiple of 16 of them.</summary>
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

        var largest = HorizontalMax(Vector256.Max(largest0, largest1));
        extent = largest is 0 or >= SingleInfinity
            ? null
            : Extent.OfSingles(largest, ~HorizontalMax(~Vector256.Min(smallest0, smallest1)) + 1);
        return largest < SingleInfinity;
    }

    /// <summary>Scans doubles.</summary>
    /// <returns>False if the magnitude of one is <paramref name="limit"/> or more, or it is NaN.</returns>
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
        extent = largest == 0 || !usable ? null : Extent.OfDoubles(largest, smallest + 1);
        return usable;
    }

    private static uint HorizontalMax(Vector256<uint> v)
    {
        var largest = 0u;
        for (var i = 0; i < Vector256<uint>.Count; i++)
        {
            largest = Math.Max(largest, v[i]);
        }

        return largest;
    }
}
