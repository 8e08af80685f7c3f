using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Internal;

/// <summary>The parts of norms that contiguous elements contribute.</summary>
internal static unsafe class VectorNormKernel
{
    private const long Block = 1024;

    /// <summary>The sum of squares: in registers within a block, in double precision over the blocks.</summary>
    public static double SumOfSquares<T>(T* source, long count)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var sum = 0.0;
        for (long start = 0; start < count; start += Block)
        {
            sum += double.CreateTruncating(SumBlock(source + start, Math.Min(Block, count - start)));
        }

        return sum;
    }

    /// <summary>The sum of magnitudes raised to a power.</summary>
    public static double SumOfPowers<T>(T* source, long count, double power)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var sum = 0.0;
        for (long i = 0; i < count; i++)
        {
            sum += Math.Pow(Math.Abs(double.CreateTruncating(source[i])), power);
        }

        return sum;
    }

    /// <summary>The greatest magnitude; NaN if one is, 0 of nothing.</summary>
    public static double Greatest<T>(T* source, long count)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var greatest = T.Zero;
        for (long i = 0; i < count; i++)
        {
            greatest = T.Max(greatest, T.Abs(source[i]));
        }

        return double.CreateTruncating(greatest);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static T SumBlock<T>(T* source, long count)
        where T : unmanaged, INumber<T>
    {
        long i = 0;
        var width = Vector256<T>.Count;
        Vector256<T> a = default, b = default;
        for (; i <= count - (2 * width); i += 2 * width)
        {
            Vector256<T> x = Vector256.Load(source + i), y = Vector256.Load(source + i + width);
            a += x * x;
            b += y * y;
        }

        var sum = Vector256.Sum(a + b);
        for (; i < count; i++)
        {
            sum += source[i] * source[i];
        }

        return sum;
    }
}
