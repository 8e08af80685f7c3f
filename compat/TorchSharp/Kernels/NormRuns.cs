using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Internal;

/// <summary>Loops over runs of neighbouring elements that normalisations are made of.</summary>
internal static unsafe class NormRuns
{
    // Registers add up this many elements at most before their sum goes to a double.
    private const long Block = 4096;

    /// <summary>The sum of some runs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Sum<T>(T* source, long runs, long stride, long length)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        double total = 0;
        long held = 0;
        var width = Vector256<T>.Count;
        Vector256<T> s0 = default, s1 = default, s2 = default, s3 = default;
        for (long run = 0; run < runs; run++, source += stride)
        {
            for (long i = 0; i < length;)
            {
                var end = Math.Min(length, i + Block);
                held += end - i;
                for (; i <= end - (4 * width); i += 4 * width)
                {
                    s0 += Vector256.Load(source + i);
                    s1 += Vector256.Load(source + i + width);
                    s2 += Vector256.Load(source + i + (2 * width));
                    s3 += Vector256.Load(source + i + (3 * width));
                }

                for (; i <= end - width; i += width)
                {
                    s0 += Vector256.Load(source + i);
                }

                for (; i < end; i++)
                {
                    total += double.CreateTruncating(source[i]);
                }

                if (held >= Block)
                {
                    total += double.CreateTruncating(Vector256.Sum((s0 + s1) + (s2 + s3)));
                    s0 = s1 = s2 = s3 = default;
                    held = 0;
                }
            }
        }

        return total + double.CreateTruncating(Vector256.Sum((s0 + s1) + (s2 + s3)));
    }

    /// <summary>The sum of the squared distances from a centre.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double SumOfSquares<T>(T* source, T centre, long runs, long stride, long length)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        double total = 0;
        long held = 0;
        var width = Vector256<T>.Count;
        var middle = Vector256.Create(centre);
        Vector256<T> s0 = default, s1 = default;
        for (long run = 0; run < runs; run++, source += stride)
        {
            for (long i = 0; i < length;)
            {
                var end = Math.Min(length, i + Block);
                held += end - i;
                for (; i <= end - (2 * width); i += 2 * width)
                {
                    var x0 = Vector256.Load(source + i) - middle;
                    var x1 = Vector256.Load(source + i + width) - middle;
                    s0 += x0 * x0;
                    s1 += x1 * x1;
                }

                for (; i <= end - width; i += width)
                {
                    var x = Vector256.Load(source + i) - middle;
                    s0 += x * x;
                }

                for (; i < end; i++)
                {
                    var x = source[i] - centre;
                    total += double.CreateTruncating(x * x);
                }

                if (held >= Block)
                {
                    total += double.CreateTruncating(Vector256.Sum(s0 + s1));
                    s0 = s1 = default;
                    held = 0;
                }
            }
        }

        return total + double.CreateTruncating(Vector256.Sum(s0 + s1));
    }

    /// <summary>The sum of one run of gradients, and of their products with the input's distance from a centre.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void GradientSums<T>(T* gradient, T* source, T centre, long length, out double sum, out double product)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        sum = 0;
        product = 0;
        var width = Vector256<T>.Count;
        var middle = Vector256.Create(centre);
        for (long i = 0; i < length;)
        {
            var end = Math.Min(length, i + Block);
            Vector256<T> s0 = default, s1 = default, p0 = default, p1 = default;
            for (; i <= end - (2 * width); i += 2 * width)
            {
                var g0 = Vector256.Load(gradient + i);
                var g1 = Vector256.Load(gradient + i + width);
                s0 += g0;
                s1 += g1;
                p0 += g0 * (Vector256.Load(source + i) - middle);
                p1 += g1 * (Vector256.Load(source + i + width) - middle);
            }

            for (; i <= end - width; i += width)
            {
                var g = Vector256.Load(gradient + i);
                s0 += g;
                p0 += g * (Vector256.Load(source + i) - middle);
            }

            for (; i < end; i++)
            {
                sum += double.CreateTruncating(gradient[i]);
                product += double.CreateTruncating(gradient[i] * (source[i] - centre));
            }

            sum += double.CreateTruncating(Vector256.Sum(s0 + s1));
            product += double.CreateTruncating(Vector256.Sum(p0 + p1));
        }
    }

    /// <summary>(source - centre) * scale + shift.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Apply<T>(T* source, T* result, T centre, T scale, T shift, long length)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        long i = 0;
        var width = Vector256<T>.Count;
        Vector256<T> middle = Vector256.Create(centre), factor = Vector256.Create(scale), offset = Vector256.Create(shift);
        for (; i <= length - width; i += width)
        {
            (((Vector256.Load(source + i) - middle) * factor) + offset).Store(result + i);
        }

        for (; i < length; i++)
        {
            result[i] = ((source[i] - centre) * scale) + shift;
        }
    }

    /// <summary>gradient * scale + (source - centre) * slope + shift.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Combine<T>(T* gradient, T* source, T* result, T centre, T scale, T slope, T shift, long length)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        long i = 0;
        var width = Vector256<T>.Count;
        Vector256<T> middle = Vector256.Create(centre), factor = Vector256.Create(scale);
        Vector256<T> incline = Vector256.Create(slope), offset = Vector256.Create(shift);
        for (; i <= length - width; i += width)
        {
            ((Vector256.Load(gradient + i) * factor)
                + ((Vector256.Load(source + i) - middle) * incline)
                + offset).Store(result + i);
        }

        for (; i < length; i++)
        {
            result[i] = (gradient[i] * scale) + ((source[i] - centre) * slope) + shift;
        }
    }
}
