using System.Numerics;

namespace TorchSharp.Internal;

/// <summary>Softmax and its logarithm along contiguous rows.</summary>
internal static unsafe class SoftmaxKernel
{
    private const long Grain = 4096;

    public static void Forward<T>(T* source, T* result, long rows, long length, bool logarithm)
        where T : unmanaged, IFloatingPointIeee754<T> => WorkPool.ForRange(
        rows, Math.Max(1, Grain / Math.Max(length, 1)), new ForwardWork<T>(source, result, length, logarithm));

    /// <summary>Gradient of the input from that of the result and the result itself.</summary>
    public static void Backward<T>(T* gradient, T* result, T* gradInput, long rows, long length, bool logarithm)
        where T : unmanaged, IFloatingPointIeee754<T> => WorkPool.ForRange(
        rows,
        Math.Max(1, Grain / Math.Max(length, 1)),
        new BackwardWork<T>(gradient, result, gradInput, length, logarithm));

    private static void Row<T>(T* source, T* result, long length, bool logarithm)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var greatest = source[ReduceKernel.Extreme(source, length, greatest: true)];
        var sum = T.Zero;
        for (long i = 0; i < length; i++)
        {
            result[i] = T.Exp(source[i] - greatest);
            sum += result[i];
        }

        var logSum = T.Log(sum);
        for (long i = 0; i < length; i++)
        {
            result[i] = logarithm ? source[i] - greatest - logSum : result[i] / sum;
        }
    }

    private readonly struct ForwardWork<T>(T* source, T* result, long length, bool logarithm) : IRangeWork
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public void Run(long start, long end)
        {
            for (var row = start; row < end; row++)
            {
                Row(source + (row * length), result + (row * length), length, logarithm);
            }
        }
    }

    private readonly struct BackwardWork<T>(
        T* gradient, T* result, T* gradInput, long length, bool logarithm) : IRangeWork
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public void Run(long start, long end)
        {
            for (var row = start; row < end; row++)
            {
                T* g = gradient + (row * length), y = result + (row * length), to = gradInput + (row * length);
                var sum = T.Zero;
                for (long i = 0; i < length; i++)
                {
                    sum += logarithm ? g[i] : g[i] * y[i];
                }

                for (long i = 0; i < length; i++)
                {
                    to[i] = logarithm ? g[i] - (T.Exp(y[i]) * sum) : y[i] * (g[i] - sum);
                }
            }
        }
    }
}
