using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Internal;

/// <summary>Runs a function of two arguments over tensors of any strides.</summary>
internal static unsafe class BinaryKernel
{
    private const long Grain = 32 * 1024;

    public static void Run<T, TOperator>(StridedPlan plan, T* result, T* a, T* b, TOperator op)
        where T : unmanaged
        where TOperator : struct, IBinary<T>
    {
        var inner = plan.Inner;
        long sr = plan.Strides[0][^1], sa = plan.Strides[1][^1], sb = plan.Strides[2][^1];
        if (plan.Outer == 1)
        {
            if (inner <= Grain)
            {
                Row(result, sr, a, sa, b, sb, inner, op);
                return;
            }

            WorkPool.ForRange(inner, Grain, new RunWork<T, TOperator>(result, sr, a, sa, b, sb, op));
            return;
        }

        WorkPool.ForRange(
            plan.Outer,
            Math.Max(1, Grain / Math.Max(inner, 1)),
            new RunsWork<T, TOperator>(plan, result, a, b, op));
    }

    private static void Row<T, TOperator>(T* result, long sr, T* a, long sa, T* b, long sb, long count, TOperator op)
        where T : unmanaged
        where TOperator : struct, IBinary<T>
    {
        if (sr == 1 && sa == 1 && sb == 1)
        {
            Straight(result, a, b, count, op);
        }
        else if (sr == 1 && sa == 1 && sb == 0)
        {
            AgainstOne(result, a, *b, count, op);
        }
        else
        {
            for (long i = 0; i < count; i++)
            {
                result[i * sr] = op.Apply(a[i * sa], b[i * sb]);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Straight<T, TOperator>(T* result, T* a, T* b, long count, TOperator op)
        where T : unmanaged
        where TOperator : struct, IBinary<T>
    {
        long i = 0;
        var width = Vector256<T>.Count;
        for (; i <= count - width; i += width)
        {
            op.Apply(Vector256.Load(a + i), Vector256.Load(b + i)).Store(result + i);
        }

        for (; i < count; i++)
        {
            result[i] = op.Apply(a[i], b[i]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AgainstOne<T, TOperator>(T* result, T* a, T b, long count, TOperator op)
        where T : unmanaged
        where TOperator : struct, IBinary<T>
    {
        long i = 0;
        var width = Vector256<T>.Count;
        var vector = Vector256.Create(b);
        for (; i <= count - width; i += width)
        {
            op.Apply(Vector256.Load(a + i), vector).Store(result + i);
        }

        for (; i < count; i++)
        {
            result[i] = op.Apply(a[i], b);
        }
    }

    // One long run, cut into pieces.
    private readonly struct RunWork<T, TOperator>(
        T* result, long sr, T* a, long sa, T* b, long sb, TOperator op) : IRangeWork
        where T : unmanaged
        where TOperator : struct, IBinary<T>
    {
        public void Run(long start, long end) =>
            Row(result + (start * sr), sr, a + (start * sa), sa, b + (start * sb), sb, end - start, op);
    }

    private readonly struct RunsWork<T, TOperator>(StridedPlan plan, T* result, T* a, T* b, TOperator op) : IRangeWork
        where T : unmanaged
        where TOperator : struct, IBinary<T>
    {
        public void Run(long start, long end)
        {
            for (var run = start; run < end; run++)
            {
                Row(
                    result + plan.OffsetOf(run, 0),
                    plan.Strides[0][^1],
                    a + plan.OffsetOf(run, 1),
                    plan.Strides[1][^1],
                    b + plan.OffsetOf(run, 2),
                    plan.Strides[2][^1],
                    plan.Inner,
                    op);
            }
        }
    }
}
