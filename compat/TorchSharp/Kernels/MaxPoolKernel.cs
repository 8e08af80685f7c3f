using System.Numerics;
using System.Runtime.Intrinsics;

namespace TorchSharp.Internal;

/// <summary>
/// Two-dimensional maximum pooling. Each output remembers where in its plane the maximum was: the first of equals,
/// the last NaN of a window if there is one, as in PyTorch.
/// </summary>
internal static unsafe class MaxPoolKernel
{
    private const long OutputsPerPart = 16 * 1024;

    public static void Forward<T>(PoolShape shape, T* input, T* output, int* places)
        where T : unmanaged, INumber<T>
    {
        var area = shape.Height * shape.Width;
        var outArea = shape.OutHeight * shape.OutWidth;
        WorkPool.ForRange(
            shape.Planes,
            Math.Max(1, OutputsPerPart / outArea),
            (start, end) =>
            {
                for (var plane = start; plane < end; plane++)
                {
                    var source = input + (plane * area);
                    var target = output + (plane * outArea);
                    var place = places + (plane * outArea);
                    for (long y = 0; y < shape.OutHeight; y++, target += shape.OutWidth, place += shape.OutWidth)
                    {
                        long done = 0;
                        if (typeof(T) == typeof(float) && shape.IsHalving)
                        {
                            done = HalvingRow(
                                (float*)source, y * 2 * shape.Width, shape.Width, (float*)target, place, shape.OutWidth);
                        }

                        for (var x = done; x < shape.OutWidth; x++)
                        {
                            place[x] = Window(shape, source, y, x);
                            target[x] = source[place[x]];
                        }
                    }
                }
            });
    }

    /// <summary>Adds each output's gradient to the place that its maximum came from.</summary>
    public static void Backward<T>(PoolShape shape, T* gradOutput, int* places, T* gradInput)
        where T : unmanaged, INumber<T>
    {
        var area = shape.Height * shape.Width;
        var outArea = shape.OutHeight * shape.OutWidth;
        WorkPool.ForRange(
            shape.Planes,
            Math.Max(1, OutputsPerPart / outArea),
            (start, end) =>
            {
                for (var plane = start; plane < end; plane++)
                {
                    var target = gradInput + (plane * area);
                    new Span<T>(target, checked((int)area)).Clear();
                    var gradient = gradOutput + (plane * outArea);
                    var place = places + (plane * outArea);
                    for (long i = 0; i < outArea; i++)
                    {
                        target[place[i]] += gradient[i];
                    }
                }
            });
    }

    private static int Window<T>(PoolShape shape, T* source, long y, long x)
        where T : unmanaged, INumber<T>
    {
        var top = First((y * shape.StrideY) - shape.PadY, shape.DilationY);
        var left = First((x * shape.StrideX) - shape.PadX, shape.DilationX);
        var bottom = Math.Min((y * shape.StrideY) - shape.PadY + ((shape.KernelHeight - 1) * shape.DilationY) + 1, shape.Height);
        var right = Math.Min((x * shape.StrideX) - shape.PadX + ((shape.KernelWidth - 1) * shape.DilationX) + 1, shape.Width);
        var best = (top * shape.Width) + left;
        for (var row = top; row < bottom; row += shape.DilationY)
        {
            for (var column = left; column < right; column += shape.DilationX)
            {
                var at = (row * shape.Width) + column;
                if (source[at] > source[best] || T.IsNaN(source[at]))
                {
                    best = at;
                }
            }
        }

        return checked((int)best);
    }

    // The first row or column of a window that is inside the image.
    private static long First(long start, long dilation) =>
        start >= 0 ? start : start + ((-start + dilation - 1) / dilation * dilation);

    // Eight windows at a time; returns how many outputs were written.
    private static long HalvingRow(float* plane, long offset, long width, float* target, int* place, long outWidth)
    {
        float* upper = plane + offset, lower = upper + width;
        var at = Vector256.Create(0, 2, 4, 6, 8, 10, 12, 14) + Vector256.Create((int)offset);
        var one = Vector256.Create(1);
        var below = Vector256.Create((int)width);
        long x = 0;
        for (; x <= outWidth - 8; x += 8)
        {
            var (best, right) = Split(upper + (2 * x));
            var places = at;
            Take(ref best, ref places, right, at + one);
            var (lowerLeft, lowerRight) = Split(lower + (2 * x));
            Take(ref best, ref places, lowerLeft, at + below);
            Take(ref best, ref places, lowerRight, at + below + one);
            best.Store(target + x);
            places.Store(place + x);
            at += Vector256.Create(16);
        }

        return x;
    }

    private static void Take(
        ref Vector256<float> best, ref Vector256<int> places, Vector256<float> candidate, Vector256<int> at)
    {
        var better = Vector256.GreaterThan(candidate, best) | ~Vector256.Equals(candidate, candidate);
        best = Vector256.ConditionalSelect(better, candidate, best);
        places = Vector256.ConditionalSelect(better.AsInt32(), at, places);
    }

    // Sixteen neighbours as the even and the odd ones.
    private static (Vector256<float> Even, Vector256<float> Odd) Split(float* source)
    {
        var low = Vector256.Load(source);
        var high = Vector256.Load(source + 8);
        var half = Vector256.Create(-1, -1, -1, -1, 0, 0, 0, 0).AsSingle();
        var even = Vector256.ConditionalSelect(
            half,
            Vector256.Shuffle(low, Vector256.Create(0, 2, 4, 6, 0, 2, 4, 6)),
            Vector256.Shuffle(high, Vector256.Create(0, 2, 4, 6, 0, 2, 4, 6)));
        var odd = Vector256.ConditionalSelect(
            half,
            Vector256.Shuffle(low, Vector256.Create(1, 3, 5, 7, 1, 3, 5, 7)),
            Vector256.Shuffle(high, Vector256.Create(1, 3, 5, 7, 1, 3, 5, 7)));
        return (even, odd);
    }
}
