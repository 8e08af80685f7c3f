using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Internal;

/// <summary>Maximum pooling of two by two single-precision elements, eight windows at a time.</summary>
internal static unsafe class HalvingPool
{
    /// <summary>One row of outputs and their places; the inputs begin <paramref name="offset"/> into the plane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Row(float* plane, long offset, long width, float* target, int* place, long outWidth)
    {
        float* upper = plane + offset, lower = upper + width;
        var at = Vector256.Create(0, 2, 4, 6, 8, 10, 12, 14) + Vector256.Create((int)offset);
        var below = Vector256.Create((int)width);
        long x = 0;
        for (; x <= outWidth - 8; x += 8)
        {
            Windows(upper + (2 * x), lower + (2 * x), at, below, out var best, out var places);
            best.Store(target + x);
            places.Store(place + x);
            at += Vector256.Create(16);
        }

        if (x < outWidth)
        {
            // What is read past the row belongs to the next one, or to no tensor; it is not stored.
            Windows(upper + (2 * x), lower + (2 * x), at, below, out var best, out var places);
            for (var i = 0; x < outWidth; i++, x++)
            {
                target[x] = best.GetElement(i);
                place[x] = places.GetElement(i);
            }
        }
    }

    /// <summary>Keeps the greater, of equals the first, of NaNs the last.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Take(
        ref Vector256<float> best, ref Vector256<int> places, Vector256<float> candidate, Vector256<int> at)
    {
        var better = Vector256.GreaterThan(candidate, best) | ~Vector256.Equals(candidate, candidate);
        best = Vector256.ConditionalSelect(better, candidate, best);
        places = Vector256.ConditionalSelect(better.AsInt32(), at, places);
    }

    /// <summary>Sixteen neighbours as the even and the odd ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Split(float* source, out Vector256<float> even, out Vector256<float> odd)
    {
        var low = Vector256.Shuffle(Vector256.Load(source), Vector256.Create(0, 2, 4, 6, 1, 3, 5, 7));
        var high = Vector256.Shuffle(Vector256.Load(source + 8), Vector256.Create(0, 2, 4, 6, 1, 3, 5, 7));
        even = Vector256.Create(low.GetLower(), high.GetLower());
        odd = Vector256.Create(low.GetUpper(), high.GetUpper());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Windows(
        float* upper,
        float* lower,
        Vector256<int> at,
        Vector256<int> below,
        out Vector256<float> best,
        out Vector256<int> places)
    {
        var one = Vector256.Create(1);
        Split(upper, out best, out var right);
        places = at;
        Take(ref best, ref places, right, at + one);
        Split(lower, out var lowerLeft, out var lowerRight);
        Take(ref best, ref places, lowerLeft, at + below);
        Take(ref best, ref places, lowerRight, at + below + one);
    }
}
