using System.Numerics;
using System.Runtime.CompilerServices;

namespace TorchSharp.Internal;

/// <summary>
/// Two-dimensional average pooling: the rows of a window are added up as whole rows of the image, then its columns.
/// </summary>
internal static unsafe class AveragePoolKernel
{
    private const long OutputsPerPart = 8 * 1024;

    /// <summary>What the sum of a window is divided by, unless by its elements inside the image.</summary>
    /// <param name="CountsPadding">Whether elements in the padding count.</param>
    /// <param name="Override">What to divide by whatever the window; none if 0.</param>
    internal readonly record struct Divisor(bool CountsPadding, long Override);

    public static void Forward<T>(PoolShape shape, Divisor divisor, T* input, T* output)
        where T : unmanaged, IFloatingPointIeee754<T> => WorkPool.ForRange(
        shape.Planes, PlanesPerPart(shape), new ForwardWork<T>(shape, divisor, input, output));

    public static void Backward<T>(PoolShape shape, Divisor divisor, T* gradOutput, T* gradInput)
        where T : unmanaged, IFloatingPointIeee754<T> => WorkPool.ForRange(
        shape.Planes, PlanesPerPart(shape), new BackwardWork<T>(shape, divisor, gradOutput, gradInput));

    private static long PlanesPerPart(PoolShape shape) =>
        Math.Max(1, OutputsPerPart / Math.Max(shape.OutArea, shape.Area));

    // What the sum of a window is divided by, given its size inside the image.
    private static T By<T>(PoolShape shape, Divisor divisor, long y, long x, long height, long width)
        where T : unmanaged, IFloatingPointIeee754<T> => T.CreateTruncating(
        divisor.Override != 0 ? divisor.Override
        : divisor.CountsPadding ? shape.Rows.Padded(y) * shape.Columns.Padded(x)
        : height * width);

    private readonly struct ForwardWork<T>(PoolShape shape, Divisor divisor, T* input, T* output) : IRangeWork
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public void Run(long start, long end)
        {
            var width = shape.Columns.Size;
            var scratch = StoragePool.Rent(width * sizeof(T));
            var target = output + (start * shape.OutArea);
            for (var plane = start; plane < end; plane++)
            {
                for (long y = 0; y < shape.Rows.Windows; y++, target += shape.Columns.Windows)
                {
                    var top = shape.Rows.First(y);
                    Row(input + (plane * shape.Area) + (top * width), shape.Rows.End(y) - top, y, target, (T*)scratch.Data);
                }
            }

            scratch.Release();
        }

        // One row of results, from the rows of the image that its windows cover.
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Row(T* source, long height, long y, T* target, T* scratch)
        {
            var columns = shape.Columns;
            if (columns.Windows == 1 && columns.First(0) == 0 && columns.End(0) == columns.Size)
            {
                *target = height > 0
                    ? ReduceKernel.Sum(source, height * columns.Size) / By<T>(shape, divisor, y, 0, height, columns.Size)
                    : T.Zero;
                return;
            }

            var sums = source;
            if (height != 1)
            {
                ReduceKernel.SumRows(scratch, source, Math.Max(0, height), columns.Size);
                sums = scratch;
            }

            for (long x = 0; x < columns.Windows; x++)
            {
                long left = columns.First(x), right = columns.End(x);
                var sum = T.Zero;
                for (var column = left; column < right; column++)
                {
                    sum += sums[column];
                }

                target[x] = height > 0 && left < right
                    ? sum / By<T>(shape, divisor, y, x, height, right - left)
                    : T.Zero;
            }
        }
    }

    private readonly struct BackwardWork<T>(PoolShape shape, Divisor divisor, T* gradOutput, T* gradInput) : IRangeWork
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public void Run(long start, long end)
        {
            var width = shape.Columns.Size;
            var scratch = StoragePool.Rent(width * sizeof(T));
            var shares = (T*)scratch.Data;
            var gradient = gradOutput + (start * shape.OutArea);
            for (var plane = start; plane < end; plane++)
            {
                var target = gradInput + (plane * shape.Area);
                new Span<T>(target, checked((int)shape.Area)).Clear();
                for (long y = 0; y < shape.Rows.Windows; y++, gradient += shape.Columns.Windows)
                {
                    Shares(gradient, y, shares);
                    for (var row = shape.Rows.First(y); row < shape.Rows.End(y); row++)
                    {
                        ReduceKernel.AddRow(target + (row * width), shares, width);
                    }
                }
            }

            scratch.Release();
        }

        // What one row of results gives to each column of every row of the image that it covers.
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Shares(T* gradient, long y, T* shares)
        {
            PoolAxis rows = shape.Rows, columns = shape.Columns;
            var height = rows.End(y) - rows.First(y);
            new Span<T>(shares, checked((int)columns.Size)).Clear();
            for (long x = 0; x < columns.Windows; x++)
            {
                long left = columns.First(x), right = columns.End(x);
                var share = gradient[x] / By<T>(shape, divisor, y, x, height, right - left);
                for (var column = left; column < right; column++)
                {
                    shares[column] += share;
                }
            }
        }
    }
}
