using System.Numerics;

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

    private static int Window<T>(PoolShape shape, T* source, long y, long x)
        where T : unmanaged, INumber<T>
    {
        PoolAxis rows = shape.Rows, columns = shape.Columns;
        long bottom = rows.End(y), left = columns.First(x), right = columns.End(x);
        var best = (rows.First(y) * columns.Size) + left;
        for (var row = rows.First(y); row < bottom; row += rows.Dilation)
        {
            for (var column = left; column < right; column += columns.Dilation)
            {
                var at = (row * columns.Size) + column;
                if (source[at] > source[best] || T.IsNaN(source[at]))
                {
                    best = at;
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
            for (var plane = start; plane < end; plane++)
            {
                var source = input + (plane * shape.Area);
                var target = output + (plane * shape.OutArea);
                var place = places + (plane * shape.OutArea);
                for (long y = 0; y < shape.Rows.Windows; y++, target += shape.Columns.Windows, place += shape.Columns.Windows)
                {
                    if (typeof(T) == typeof(float) && shape.IsHalving)
                    {
                        HalvingPool.Row(
                            (float*)source, y * 2 * shape.Columns.Size, shape.Columns.Size, (float*)target, place, shape.Columns.Windows);
                        continue;
                    }

                    for (long x = 0; x < shape.Columns.Windows; x++)
                    {
                        place[x] = Window(shape, source, y, x);
                        target[x] = source[place[x]];
                    }
                }
            }
        }
    }

    private readonly struct BackwardWork<T>(PoolShape shape, T* gradOutput, int* places, T* gradInput) : IRangeWork
        where T : unmanaged, INumber<T>
    {
        public void Run(long start, long end)
        {
            for (var plane = start; plane < end; plane++)
            {
                var target = gradInput + (plane * shape.Area);
                new Span<T>(target, checked((int)shape.Area)).Clear();
                var gradient = gradOutput + (plane * shape.OutArea);
                var place = places + (plane * shape.OutArea);
                for (long i = 0; i < shape.OutArea; i++)
                {
                    target[place[i]] += gradient[i];
                }
            }
        }
    }
}
