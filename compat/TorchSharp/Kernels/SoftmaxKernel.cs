using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Row<T>(T* source, T* result, long length, bool logarithm)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var greatest = Greatest(source, length);
        var sum = SumOfExponentials(source, greatest, logarithm ? null : result, length);
        if (logarithm)
        {
            NormRuns.Apply(source, result, greatest, T.One, -T.Log(sum), length);
        }
        else
        {
            NormRuns.Apply(result, result, T.Zero, T.One / sum, T.Zero, length);
        }
    }

    /// <summary>The greatest element; NaN if there is one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static T Greatest<T>(T* source, long length)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        long i = 0;
        var width = Vector256<T>.Count;
        var greatest = source[0];
        if (length >= width)
        {
            var lanes = Vector256.Load(source);
            for (i = width; i <= length - width; i += width)
            {
                lanes = Vector256.Max(lanes, Vector256.Load(source + i));
            }

            for (var lane = 0; lane < width; lane++)
            {
                greatest = T.Max(greatest, lanes.GetElement(lane));
            }
        }

        for (; i < length; i++)
        {
            greatest = T.Max(greatest, source[i]);
        }

        return greatest;
    }

    /// <summary>The sum of exp(x - greatest); writes them down too unless there is nowhere to.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static T SumOfExponentials<T>(T* source, T greatest, T* result, long length)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        long i = 0;
        var width = Vector256<T>.Count;
        var shift = Vector256.Create(greatest);
        var sums = Vector256<T>.Zero;
        for (; i <= length - width; i += width)
        {
            var y = VectorMath.Exp(Vector256.Load(source + i) - shift);
            sums += y;
            if (result is not null)
            {
                y.Store(result + i);
            }
        }

        if (i < length)
        {
            var y = VectorMath.Exp(Vector256.Load(source + i) - shift);
            sums += Tail.Keep(y, length - i);
            if (result is not null)
            {
                Tail.Store(y, result + i, length - i);
            }
        }

        return Vector256.Sum(sums);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RowBack<T>(T* gradient, T* result, T* gradInput, long length, bool logarithm)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var width = Vector256<T>.Count;
        var sums = Vector256<T>.Zero;
        long i = 0;
        for (; i <= length - width; i += width)
        {
            var g = Vector256.Load(gradient + i);
            sums += logarithm ? g : g * Vector256.Load(result + i);
        }

        if (i < length)
        {
            var g = Vector256.Load(gradient + i);
            sums += Tail.Keep(logarithm ? g : g * Vector256.Load(result + i), length - i);
        }

        var total = Vector256.Create(Vector256.Sum(sums));
        for (i = 0; i <= length - width; i += width)
        {
            InputGradient(gradient + i, result + i, total, logarithm).Store(gradInput + i);
        }

        if (i < length)
        {
            Tail.Store(InputGradient(gradient + i, result + i, total, logarithm), gradInput + i, length - i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<T> InputGradient<T>(T* gradient, T* result, Vector256<T> total, bool logarithm)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Vector256<T> g = Vector256.Load(gradient), y = Vector256.Load(result);
        return logarithm ? g - (VectorMath.Exp(y) * total) : y * (g - total);
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
                var at = row * length;
                RowBack(gradient + at, result + at, gradInput + at, length, logarithm);
            }
        }
    }
}
