using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Internal;

/// <summary>
/// Dot products of up to six rows with two others, a register wide, of several images one after the other, added to
/// sums in memory. The last, partial register of the two is masked: what lies past their end may be anything, and zero
/// times NaN is not zero.
/// </summary>
/// <param name="images">How many images.</param>
/// <param name="count">Elements of a row.</param>
/// <param name="rowDistance">From one of the rows to the next.</param>
/// <param name="imageDistance">From a row of one image to that of the next.</param>
/// <param name="otherDistance">The same for the two others.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly unsafe struct LaneDots<T>(
    long images, long count, long rowDistance, long imageDistance, long otherDistance)
    where T : unmanaged, INumber<T>
{
    /// <summary>Adds to <paramref name="sums"/>, two registers a row.</summary>
    public void Run(int rows, T* g, T* x, T* y, T* sums)
    {
        for (; rows >= 6; rows -= 6, g += 6 * rowDistance, sums += 6 * RegisterPair<T>.Width)
        {
            Six(g, x, y, sums);
        }

        for (; rows >= 3; rows -= 3, g += 3 * rowDistance, sums += 3 * RegisterPair<T>.Width)
        {
            Three(g, x, y, sums);
        }

        for (; rows >= 1; rows--, g += rowDistance, sums += RegisterPair<T>.Width)
        {
            One(g, x, y, sums);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Six(T* g, T* x, T* y, T* sums)
    {
        long length = count, distance = rowDistance;
        int lanes = Vector256<T>.Count, width = RegisterPair<T>.Width;
        var s0 = RegisterPair<T>.Load(sums);
        var s1 = RegisterPair<T>.Load(sums + width);
        var s2 = RegisterPair<T>.Load(sums + (2 * width));
        var s3 = RegisterPair<T>.Load(sums + (3 * width));
        var s4 = RegisterPair<T>.Load(sums + (4 * width));
        var s5 = RegisterPair<T>.Load(sums + (5 * width));
        for (long image = 0; image < images; image++, x += otherDistance, y += otherDistance)
        {
            T* g0 = g + (image * imageDistance), g1 = g0 + distance, g2 = g1 + distance;
            T* g3 = g2 + distance, g4 = g3 + distance, g5 = g4 + distance;
            for (long p = 0; p < length; p += lanes)
            {
                var left = Vector256.Load(x + p);
                var right = Vector256.Load(y + p);
                if (p + lanes > length)
                {
                    var inside = Lanes.First<T>(length - p);
                    left &= inside;
                    right &= inside;
                }

                s0.Add(Vector256.Load(g0 + p), left, right);
                s1.Add(Vector256.Load(g1 + p), left, right);
                s2.Add(Vector256.Load(g2 + p), left, right);
                s3.Add(Vector256.Load(g3 + p), left, right);
                s4.Add(Vector256.Load(g4 + p), left, right);
                s5.Add(Vector256.Load(g5 + p), left, right);
            }
        }

        s0.Store(sums);
        s1.Store(sums + width);
        s2.Store(sums + (2 * width));
        s3.Store(sums + (3 * width));
        s4.Store(sums + (4 * width));
        s5.Store(sums + (5 * width));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Three(T* g, T* x, T* y, T* sums)
    {
        long length = count, distance = rowDistance;
        int lanes = Vector256<T>.Count, width = RegisterPair<T>.Width;
        var s0 = RegisterPair<T>.Load(sums);
        var s1 = RegisterPair<T>.Load(sums + width);
        var s2 = RegisterPair<T>.Load(sums + (2 * width));
        for (long image = 0; image < images; image++, x += otherDistance, y += otherDistance)
        {
            T* g0 = g + (image * imageDistance), g1 = g0 + distance, g2 = g1 + distance;
            for (long p = 0; p < length; p += lanes)
            {
                var left = Vector256.Load(x + p);
                var right = Vector256.Load(y + p);
                if (p + lanes > length)
                {
                    var inside = Lanes.First<T>(length - p);
                    left &= inside;
                    right &= inside;
                }

                s0.Add(Vector256.Load(g0 + p), left, right);
                s1.Add(Vector256.Load(g1 + p), left, right);
                s2.Add(Vector256.Load(g2 + p), left, right);
            }
        }

        s0.Store(sums);
        s1.Store(sums + width);
        s2.Store(sums + (2 * width));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void One(T* g, T* x, T* y, T* sums)
    {
        var length = count;
        var lanes = Vector256<T>.Count;
        var sum = RegisterPair<T>.Load(sums);
        for (long image = 0; image < images; image++, x += otherDistance, y += otherDistance)
        {
            var row = g + (image * imageDistance);
            for (long p = 0; p < length; p += lanes)
            {
                var left = Vector256.Load(x + p);
                var right = Vector256.Load(y + p);
                if (p + lanes > length)
                {
                    var inside = Lanes.First<T>(length - p);
                    left &= inside;
                    right &= inside;
                }

                sum.Add(Vector256.Load(row + p), left, right);
            }
        }

        sum.Store(sums);
    }
}
