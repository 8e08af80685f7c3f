using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Federation.Core;

/// <summary>What several encodings do with differences.</summary>
internal static class DeltaKernels
{
    /// <summary>The bits of a float without its sign; they are ordered as magnitudes are, infinity and NaN above all others.</summary>
    public const int MagnitudeMask = 0x7FFF_FFFF;

    /// <summary>The bits of the largest magnitude; 0 of none.</summary>
    public static int LargestMagnitude(ReadOnlySpan<float> values)
    {
        ref var start = ref MemoryMarshal.GetReference(values);
        var (largest0, largest1) = (Vector256<int>.Zero, Vector256<int>.Zero);
        var mask = Vector256.Create(MagnitudeMask);
        var i = 0;
        for (; i <= values.Length - 16; i += 16)
        {
            largest0 = Vector256.Max(largest0, Vector256.LoadUnsafe(ref start, (nuint)i).AsInt32() & mask);
            largest1 = Vector256.Max(largest1, Vector256.LoadUnsafe(ref start, (nuint)i + 8).AsInt32() & mask);
        }

        largest0 = Vector256.Max(largest0, largest1);
        var four = Vector128.Max(largest0.GetLower(), largest0.GetUpper());
        var largest = Math.Max(Math.Max(four[0], four[1]), Math.Max(four[2], four[3]));
        for (; i < values.Length; i++)
        {
            largest = Math.Max(largest, Magnitude(values[i]));
        }

        return largest;
    }

    /// <summary>The bits of a number's magnitude.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Magnitude(float value) => BitConverter.SingleToInt32Bits(value) & MagnitudeMask;

    /// <summary>Adds to numbers.</summary>
    public static void Add(ReadOnlySpan<float> addends, Span<float> values)
    {
        ref var from = ref MemoryMarshal.GetReference(addends);
        ref var to = ref MemoryMarshal.GetReference(values);
        var i = 0;
        for (; i <= values.Length - Vector256<float>.Count; i += Vector256<float>.Count)
        {
            (Vector256.LoadUnsafe(ref to, (nuint)i) + Vector256.LoadUnsafe(ref from, (nuint)i)).StoreUnsafe(ref to, (nuint)i);
        }

        for (; i < values.Length; i++)
        {
            values[i] += addends[i];
        }
    }

    /// <summary>Subtracts from numbers.</summary>
    public static void Subtract(ReadOnlySpan<float> subtrahends, Span<float> values)
    {
        ref var from = ref MemoryMarshal.GetReference(subtrahends);
        ref var to = ref MemoryMarshal.GetReference(values);
        var i = 0;
        for (; i <= values.Length - Vector256<float>.Count; i += Vector256<float>.Count)
        {
            (Vector256.LoadUnsafe(ref to, (nuint)i) - Vector256.LoadUnsafe(ref from, (nuint)i)).StoreUnsafe(ref to, (nuint)i);
        }

        for (; i < values.Length; i++)
        {
            values[i] -= subtrahends[i];
        }
    }
}
