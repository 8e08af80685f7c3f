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
    /// <summary>Elements of the sums of some rows, those that fill the tile up included.</summary>
    public static int Sums(int rows) => ((rows + 1) & ~1) * RegisterPair<T>.Width;

    /// <summary>Adds to <paramref name="sums"/>, two registers a row.</summary>
    public void Run(int rows, T* g, T* x, T* y, T* sums)
    {
        // A row that fills the tile up repeats the last one.
        var last = g + ((rows - 1) * rowDistance);
        switch (rows)
        {
            case > 4:
                Six(g, last, x, y, sums);
                break;
            case > 2:
                Four(g, last, x, y, sums);
                break;
            default:
                Two(g, last, x, y, sums);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void Six(T* g, T* last, T* x, T* y, T* sums)
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
            var move = image * imageDistance;
            T* g0 = g + move, g1 = g0 + distance, g2 = g1 + distance, g3 = g2 + distance, g4 = g3 + distance;
            var g5 = last + move;
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void Four(T* g, T* last, T* x, T* y, T* sums)
    {
        long length = count, distance = rowDistance;
        int lanes = Vector256<T>.Count, width = RegisterPair<T>.Width;
        var s0 = RegisterPair<T>.Load(sums);
        var s1 = RegisterPair<T>.Load(sums + width);
        var s2 = RegisterPair<T>.Load(sums + (2 * width));
        var s3 = RegisterPair<T>.Load(sums + (3 * width));
        for (long image = 0; image < images; image++, x += otherDistance, y += otherDistance)
        {
            var move = image * imageDistance;
            T* g0 = g + move, g1 = g0 + distance, g2 = g1 + distance, g3 = last + move;
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
            }
        }

        s0.Store(sums);
        s1.Store(sums + width);
        s2.Store(sums + (2 * width));
        s3.Store(sums + (3 * width));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void Two(T* g, T* last, T* x, T* y, T* sums)
    {
        var length = count;
        int lanes = Vector256<T>.Count, width = RegisterPair<T>.Width;
        var s0 = RegisterPair<T>.Load(sums);
        var s1 = RegisterPair<T>.Load(sums + width);
        for (long image = 0; image < images; image++, x += otherDistance, y += otherDistance)
        {
            var move = image * imageDistance;
            T* g0 = g + move, g1 = last + move;
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
            }
        }

        s0.Store(sums);
        s1.Store(sums + width);
    }
}
