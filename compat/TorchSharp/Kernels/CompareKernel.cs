using System.Numerics;

namespace TorchSharp.Internal;

/// <summary>A comparison of two elements.</summary>
internal enum Comparison
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// <summary>Compares tensors of any strides element by element; the result is one byte, 0 or 1, for each.</summary>
internal static unsafe class CompareKernel
{
    public static void Run<T>(StridedPlan plan, byte* result, T* a, T* b, Comparison comparison)
        where T : unmanaged, INumber<T>
    {
        long sr = plan.Strides[0][^1], sa = plan.Strides[1][^1], sb = plan.Strides[2][^1];
        for (long run = 0; run < plan.Outer; run++)
        {
            var to = result + plan.OffsetOf(run, 0);
            var x = a + plan.OffsetOf(run, 1);
            var y = b + plan.OffsetOf(run, 2);
            for (long i = 0; i < plan.Inner; i++)
            {
                to[i * sr] = Holds(x[i * sa], y[i * sb], comparison) ? (byte)1 : (byte)0;
            }
        }
    }

    private static bool Holds<T>(T x, T y, Comparison comparison)
        where T : unmanaged, INumber<T> => comparison switch
        {
            Comparison.Equal => x == y,
            Comparison.NotEqual => x != y,
            Comparison.Less => x < y,
            Comparison.LessOrEqual => x <= y,
            Comparison.Greater => x > y,
            _ => x >= y,
        };
}
