using System.Numerics;
using System.Runtime.Intrinsics;

namespace TorchSharp.Internal;

/// <summary>Values and derivatives of functions of two arguments, over tensors of any strides.</summary>
internal static unsafe class BinaryFunctionKernel
{
    private const long Grain = 4096;

    public static void Forward<T, TFunction>(StridedPlan plan, T* result, T* a, T* b, TFunction function)
        where T : unmanaged, INumber<T>
        where TFunction : struct, IBinaryFunction =>
        BinaryKernel.Run(plan, result, a, b, new Operator<T, TFunction>(function));

    /// <summary>The gradient times the derivative by the first or the second argument.</summary>
    public static void Backward<T, TFunction>(
        StridedPlan plan, T* result, T* gradient, T* a, T* b, TFunction function, bool left)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TFunction : struct, IBinaryFunction => WorkPool.ForRange(
        plan.Outer,
        Math.Max(1, Grain / Math.Max(plan.Inner, 1)),
        new GradientWork<T, TFunction>(plan, result, gradient, a, b, function, left));

    private readonly struct Operator<T, TFunction>(TFunction function) : IBinary<T>
        where T : unmanaged, INumber<T>
        where TFunction : struct, IBinaryFunction
    {
        public T Apply(T x, T y) => function.Value(x, y);

        public Vector256<T> Apply(Vector256<T> x, Vector256<T> y) => function.Value(x, y);
    }

    private readonly struct GradientWork<T, TFunction>(
        StridedPlan plan, T* result, T* gradient, T* a, T* b, TFunction function, bool left) : IRangeWork
        where T : unmanaged, IFloatingPointIeee754<T>
        where TFunction : struct, IBinaryFunction
    {
        public void Run(long start, long end)
        {
            var (sr, sg, sa, sb) = (plan.Step(0), plan.Step(1), plan.Step(2), plan.Step(3));
            for (var run = start; run < end; run++)
            {
                var to = result + plan.OffsetOf(run, 0);
                var g = gradient + plan.OffsetOf(run, 1);
                var x = a + plan.OffsetOf(run, 2);
                var y = b + plan.OffsetOf(run, 3);
                for (long i = 0; i < plan.Inner; i++)
                {
                    T u = x[i * sa], v = y[i * sb];
                    to[i * sr] = g[i * sg] * (left ? function.Left(u, v) : function.Right(u, v));
                }
            }
        }
    }
}
