using System.Numerics;
using System.Runtime.InteropServices;

namespace TorchSharp.Internal;

/// <summary>Running sums and products along contiguous rows.</summary>
internal static unsafe class ScanKernel
{
    public static void Sum<T>(T* result, T* source, long rows, long length, bool backwards)
        where T : unmanaged, INumber<T> =>
        RowKernel.ForEach(rows, length, new SumWork<T>(result, source, length, backwards));

    public static void Product<T>(T* result, T* source, long rows, long length)
        where T : unmanaged, INumber<T> =>
        RowKernel.ForEach(rows, length, new ProductWork<T>(result, source, length));

    public static void ProductGradient<T>(T* result, T* gradient, T* source, long rows, long length)
        where T : unmanaged, INumber<T> =>
        RowKernel.ForEach(rows, length * length, new ProductGradientWork<T>(result, gradient, source, length));

    private readonly struct SumWork<T>(T* result, T* source, long length, bool backwards) : IRangeWork
        where T : unmanaged, INumber<T>
    {
        public void Run(long start, long end)
        {
            for (var row = start; row < end; row++)
            {
                T* x = source + (row * length), to = result + (row * length);
                var sum = T.Zero;
                for (long i = 0; i < length; i++)
                {
                    var at = backwards ? length - 1 - i : i;
                    sum += x[at];
                    to[at] = sum;
                }
            }
        }
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly struct ProductWork<T>(T* result, T* source, long length) : IRangeWork
        where T : unmanaged, INumber<T>
    {
        public void Run(long start, long end)
        {
            for (var row = start; row < end; row++)
            {
                T* x = source + (row * length), to = result + (row * length);
                var product = T.One;
                for (long i = 0; i < length; i++)
                {
                    product *= x[i];
                    to[i] = product;
                }
            }
        }
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly struct ProductGradientWork<T>(T* result, T* gradient, T* source, long length) : IRangeWork
        where T : unmanaged, INumber<T>
    {
        public void Run(long start, long end)
        {
            for (var row = start; row < end; row++)
            {
                T* x = source + (row * length), g = gradient + (row * length), to = result + (row * length);
                var before = T.One;
                for (long i = 0; i < length; i++)
                {
                    // Element i is a factor of every product from the i-th on.
                    var (others, sum) = (before, T.Zero);
                    for (var j = i; j < length; j++)
                    {
                        others = j == i ? others : others * x[j];
                        sum += g[j] * others;
                    }

                    to[i] = sum;
                    before *= x[i];
                }
            }
        }
    }
}
