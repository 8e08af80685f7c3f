using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Internal;

/// <summary>Maximum pooling of single-precision elements, eight neighbouring windows at a time.</summary>
internal static unsafe class MaxPoolLanes
{
    private interface ILanes
    {
        /// <summary>The elements at which the same place of eight windows is.</summary>
        Vector256<float> Load(float* source);
    }

    /// <summary>
    /// Windows <paramref name="first"/> to <paramref name="end"/> of a row of outputs. They neither leave the image to the
    /// left or right nor differ in size.
    /// </summary>
    /// <returns>The first window that is still to do: fewer than eight may remain.</returns>
    public static long Row(PoolShape shape, float* plane, long y, long first, long end, float* target, int* places) =>
        shape.Columns.Stride switch
        {
            1 => Row(default(Neighbours), shape, plane, y, first, end, target, places),
            2 => Row(default(EverySecond), shape, plane, y, first, end, target, places),
            var stride => Row(new Apart(stride), shape, plane, y, first, end, target, places),
        };

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static long Row<TLanes>(
        TLanes lanes, PoolShape shape, float* plane, long y, long first, long end, float* target, int* places)
        where TLanes : struct, ILanes
    {
        PoolAxis rows = shape.Rows, columns = shape.Columns;
        long width = columns.Size, across = columns.Dilation, down = rows.Dilation * width;
        long top = rows.First(y) * width, bottom = rows.End(y) * width, span = columns.Kernel * across;
        var apart = Vector256<int>.Indices * (int)columns.Stride;
        var x = first;
        for (; x < end; x += Vector256<float>.Count)
        {
            var room = end - x;
            if (room < Vector256<float>.Count && columns.Stride > 2)
            {
                // Too much would be read past the end.
                break;
            }

            var left = (x * columns.Stride) - columns.Pad;
            var best = lanes.Load(plane + top + left);
            var place = Vector256.Create((int)(top + left));
            for (var row = top + left; row < bottom; row += down)
            {
                for (var at = row; at < row + span; at += across)
                {
                    HalvingPool.Take(ref best, ref place, lanes.Load(plane + at), Vector256.Create((int)at));
                }
            }

            place += apart;
            if (room >= Vector256<float>.Count)
            {
                best.Store(target + x);
                place.Store(places + x);
            }
            else
            {
                Tail.Store(best, target + x, room);
                Tail.Store(place, places + x, room);
            }
        }

        return Math.Min(x, end);
    }

    private readonly struct Neighbours : ILanes
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<float> Load(float* source) => Vector256.Load(source);
    }

    private readonly struct EverySecond : ILanes
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<float> Load(float* source)
        {
            HalvingPool.Split(source, out var even, out _);
            return even;
        }
    }

    private readonly struct Apart(long stride) : ILanes
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<float> Load(float* source) => Vector256.Create(
            source[0],
            source[stride],
            source[2 * stride],
            source[3 * stride],
            source[4 * stride],
            source[5 * stride],
            source[6 * stride],
            source[7 * stride]);
    }
}
