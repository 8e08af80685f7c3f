using System.Numerics;
using System.Runtime.InteropServices;

namespace TorchSharp.Internal;

/// <summary>Work on each row of a matrix whose rows are contiguous, in parallel.</summary>
internal static unsafe class RowKernel
{
    private const long Grain = 16 * 1024;

    public static void ForEach<TWork>(long rows, long length, in TWork work)
        where TWork : struct, IRangeWork =>
        WorkPool.ForRange(rows, Math.Max(1, Grain / Math.Max(length, 1)), work);

    public static void Reduce<T, TReduction>(T* result, T* source, long rows, long length, TReduction reduction)
        where T : unmanaged, INumber<T>
        where TReduction : struct, IReduction =>
        ForEach(rows, length, new ReduceWork<T, TReduction>(result, source, length, reduction));

    /// <summary>The product of all elements of a row but one, times the row's gradient.</summary>
    public static void ProductGradient<T>(T* result, T* gradient, T* source, long rows, long length)
        where T : unmanaged, INumber<T> =>
        ForEach(rows, length, new ProductGradientWork<T>(result, gradient, source, length));

    private readonly struct ReduceWork<T, TReduction>(T* result, T* source, long length, TReduction reduction) : IRangeWork
        where T : unmanaged, INumber<T>
        where TReduction : struct, IReduction
    {
        public void Run(long start, long end)
        {
            for (var row = start; row < end; row++)
            {
                result[row] = reduction.Reduce(source + (row * length), length);
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
                T* x = source + (row * length), to = result + (row * length);
                // Products of what comes before, then those times products of what comes after: no division by zero.
                var before = gradient[row];
                for (long i = 0; i < length; i++)
                {
                    to[i] = before;
                    before *= x[i];
                }

                var after = T.One;
                for (var i = length - 1; i >= 0; i--)
                {
                    to[i] *= after;
                    after *= x[i];
                }
            }
        }
    }
}
