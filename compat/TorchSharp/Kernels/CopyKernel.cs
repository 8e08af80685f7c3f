using System.Numerics;

namespace TorchSharp.Internal;

/// <summary>Moves elements between tensors of any strides, converting them where the types differ.</summary>
internal static unsafe class CopyKernel
{
    public static void Same<T>(StridedPlan plan, T* result, T* source)
        where T : unmanaged
    {
        var inner = plan.Inner;
        long sr = plan.Strides[0][^1], ss = plan.Strides[1][^1];
        for (long run = 0; run < plan.Outer; run++)
        {
            var to = result + plan.OffsetOf(run, 0);
            var from = source + plan.OffsetOf(run, 1);
            if (sr == 1 && ss == 1)
            {
                Buffer.MemoryCopy(from, to, inner * sizeof(T), inner * sizeof(T));
                continue;
            }

            if (sr == 1 && ss == 0)
            {
                new Span<T>(to, checked((int)inner)).Fill(*from);
                continue;
            }

            for (long i = 0; i < inner; i++)
            {
                to[i * sr] = from[i * ss];
            }
        }
    }

    public static void Convert<TFrom, TTo>(StridedPlan plan, TTo* result, TFrom* source)
        where TFrom : unmanaged, INumber<TFrom>
        where TTo : unmanaged, INumber<TTo>
    {
        var inner = plan.Inner;
        long sr = plan.Strides[0][^1], ss = plan.Strides[1][^1];
        for (long run = 0; run < plan.Outer; run++)
        {
            var to = result + plan.OffsetOf(run, 0);
            var from = source + plan.OffsetOf(run, 1);
            for (long i = 0; i < inner; i++)
            {
                to[i * sr] = TTo.CreateTruncating(from[i * ss]);
            }
        }
    }

    /// <summary>Whether each element differs from zero.</summary>
    public static void ToBool<TFrom>(StridedPlan plan, byte* result, TFrom* source)
        where TFrom : unmanaged, INumber<TFrom>
    {
        var inner = plan.Inner;
        long sr = plan.Strides[0][^1], ss = plan.Strides[1][^1];
        for (long run = 0; run < plan.Outer; run++)
        {
            var to = result + plan.OffsetOf(run, 0);
            var from = source + plan.OffsetOf(run, 1);
            for (long i = 0; i < inner; i++)
            {
                to[i * sr] = from[i * ss] != TFrom.Zero ? (byte)1 : (byte)0;
            }
        }
    }
}
