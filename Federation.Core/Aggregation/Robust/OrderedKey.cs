using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Federation.Core;

/// <summary>
/// Integers that are ordered as the floating-point numbers they stand for, by IEEE 754's totalOrder: -0 before +0, and NaN of either
/// sign beyond the infinity of that sign. Integers have a strict order, so that the same values are sorted to the same bits whatever
/// their order was, and processors compare them faster.
/// </summary>
internal static class OrderedKey
{
    /// <summary>Keys of floats' bits, and back.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Swap(Vector256<int> bits) => bits ^ ((bits >> 31) >>> 1);

    /// <summary>Keys of floats' bits, and back.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> Swap(Vector128<int> bits) => bits ^ ((bits >> 31) >>> 1);

    /// <summary>Keys of doubles' bits, and back.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<long> Swap(Vector256<long> bits) =>
        bits ^ (Vector256.LessThan(bits, Vector256<long>.Zero) >>> 1);

    /// <summary>The key of a double's bits, and back.</summary>
    public static long Swap(long bits) => bits ^ (long)((ulong)(bits >> 63) >> 1);
}
