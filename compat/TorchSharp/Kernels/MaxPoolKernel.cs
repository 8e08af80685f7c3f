using System.Numerics;
using System.Runtime.CompilerServices;

namespace TorchSharp.Internal;

/// <summary>
/// Two-dimensional maximum pooling. Each output remembers where in its plane the maximum was: the first of equals,
/// the last NaN of a window if there is one, as in PyTorch.
/// </summary>
internal static unsafe class MaxPoolKernel
{
    private const long OutputsPerPart = 16 * 1024;

    public static void Forward<T>(PoolShape shape, T* input, T* output, int* places)
        where T : unmanaged, INumber<T> => WorkPool.ForRange(
        shape.Planes,
        Math.Max(1, OutputsPerPart / shape.OutArea),
        new ForwardWork<T>(shape, input, output, places));

    /// <summary>Adds each output's gradient to the place that its maximum came from.</summary>
    public static void Backward<T>(PoolShape shape, T* gradOutput, int* places, T* gradInput)
        where T : unmanaged, INumber<T> => WorkPool.ForRange(
        shape.Planes,
        Math.Max(1, OutputsPerPart / shape.OutArea),
        new BackwardWork<T>(shape, gradOutput, places, gradInput));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Row<T>(PoolShape shape, T* source, long y, T* target, int* places)
        where T : unmanaged, INumber<T>
    {
        long start = 0, next = 0;
        if (typeof(T) == typeof(float))
        {
            (start, next) = shape.Columns.Inside();
            next = MaxPoolLanes.Row(shape, (float*)source, y, start, next, (float*)target, places);
        }

        Windows(shape, source, y, 0, start, target, places);
        Windows(shape, source, y, next, shape.Columns.Windows, target, places);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Windows<T>(PoolShape shape, T* source, long y, long first, long end, T* target, int* places)
        where T : unmanaged, INumber<T>
    {
        for (var x = first; x < end; x++)
        {
            places[x] = Window(shape, source, y, x);
            target[x] = source[places[x]];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Window<T>(PoolShape shape, T* source, long y, long x)
        where T : unmanaged, INumber<T>
    {
        PoolAxis rows = shape.Rows, columns = shape.Columns;
        long top = rows.First(y), bottom = rows.End(y), left = columns.First(x), right = columns.End(x);
        long width = columns.Size, down = rows.Dilation, across = columns.Dilation;
        var best = (top * width) + left;
        var greatest = source[best];
        for (var row = top; row < bottom; row += down)
        {
            for (var column = left; column < right; column += across)
            {
                var candidate = source[(row * width) + column];
                if (candidate > greatest || T.IsNaN(candidate))
                {
                    (best, greatest) = ((row * width) + column, candidate);
                }
            }
        }

        return checked((int)best);
    }

    private readonly struct ForwardWork<T>(PoolShape shape, T* input, T* output, int* places) : IRangeWork
        where T : unmanaged, INumber<T>
    {
        public void Run(long start, long end)
        {
            var columns = shape.Columns;
            var halving = typeof(T) == typeof(float) && shape.IsHalving;
            for (var plane = start; plane < end; plane++)
            {
                var source = input + (plane * shape.Area);
                var target = output + (plane * shape.OutArea);
                var place = places + (plane * shape.OutArea);
                for (long y = 0; y < shape.Rows.Windows; y++, target += columns.Windows, place += columns.Windows)
                {
                    if (halving)
                    {
                        HalvingPool.Row(
                            (float*)source, y * 2 * columns.Size, columns.Size, (float*)target, place, columns.Windows);
                    }
                    else
                    {
                        Row(shape, source, y, target, place);
                    }
                }
            }
        }
    }

    private readonly struct BackwardWork<T>(PoolShape shape, T* gradOutput, int* places, T* gradInput) : IRangeWork
        where T : unmanaged, INumber<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(long start, long end)
        {
            long area = shape.Area, outputs = shape.OutArea;
            for (var plane = start; plane < end; plane++)
            {
                var target = gradInput + (plane * area);
                new Span<T>(target, checked((int)area)).Clear();
                var gradient = gradOutput + (plane * outputs);
                var place = places + (plane * outputs);
                for (long i = 0; i < outputs; i++)
                {
                    target[place[i]] += gradient[i];
                }
            }
        }
    }
}
