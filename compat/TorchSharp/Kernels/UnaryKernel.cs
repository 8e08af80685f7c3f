using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Internal;

/// <summary>Runs a function of one argument over tensors of any strides.</summary>
internal static unsafe class UnaryKernel
{
    private const long Grain = 32 * 1024;

    public static void Run<T, TOperator>(StridedPlan plan, T* result, T* source, TOperator op)
        where T : unmanaged
        where TOperator : struct, IUnary<T>
    {
        var inner = plan.Inner;
        long sr = plan.Strides[0][^1], ss = plan.Strides[1][^1];
        if (plan.Outer == 1)
        {
            if (inner <= Grain)
            {
                Row(result, sr, source, ss, inner, op);
                return;
            }

            WorkPool.ForRange(inner, Grain, new RunWork<T, TOperator>(result, sr, source, ss, op));
            return;
        }

        WorkPool.ForRange(
            plan.Outer,
            Math.Max(1, Grain / Math.Max(inner, 1)),
            new RunsWork<T, TOperator>(plan, result, source, op));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Row<T, TOperator>(T* result, long sr, T* source, long ss, long count, TOperator op)
        where T : unmanaged
        where TOperator : struct, IUnary<T>
    {
        long i = 0;
        if (sr == 1 && ss == 1)
        {
            var width = Vector256<T>.Count;
            for (; i <= count - width; i += width)
            {
                op.Apply(Vector256.Load(source + i)).Store(result + i);
            }
        }

        for (; i < count; i++)
        {
            result[i * sr] = op.Apply(source[i * ss]);
        }
    }

    // One long run, cut into pieces.
    private readonly struct RunWork<T, TOperator>(T* result, long sr, T* source, long ss, TOperator op) : IRangeWork
        where T : unmanaged
        where TOperator : struct, IUnary<T>
    {
        public void Run(long start, long end) =>
            Row(result + (start * sr), sr, source + (start * ss), ss, end - start, op);
    }

    private readonly struct RunsWork<T, TOperator>(StridedPlan plan, T* result, T* source, TOperator op) : IRangeWork
        where T : unmanaged
        where TOperator : struct, IUnary<T>
    {
        public void Run(long start, long end)
        {
            for (var run = start; run < end; run++)
            {
                Row(
                    result + plan.OffsetOf(run, 0),
                    plan.Strides[0][^1],
                    source + plan.OffsetOf(run, 1),
                    plan.Strides[1][^1],
                    plan.Inner,
                    op);
            }
        }
    }
}
