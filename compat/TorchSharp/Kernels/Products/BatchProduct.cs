using System.Numerics;
using System.Runtime.InteropServices;

namespace TorchSharp.Internal;

/// <summary>Products of as many pairs of matrices as there are; small ones are shared out among the threads.</summary>
internal static unsafe class BatchProduct
{
    private const long WorkPerPart = 50_000;

    /// <summary>c[i] = a[i] * b[i], where c is contiguous and b has contiguous rows or contiguous columns.</summary>
    public static void Run<T>(TensorImpl c, TensorImpl a, TensorImpl b)
        where T : unmanaged, INumber<T>
    {
        var work = new Work<T>(c, a, b);
        var each = Math.Max(c.Sizes[1] * c.Sizes[2] * a.Sizes[2], 1);
        WorkPool.ForRange(c.Sizes[0], Math.Max(1, WorkPerPart / each), work);
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly struct Work<T>(TensorImpl c, TensorImpl a, TensorImpl b) : IRangeWork
        where T : unmanaged, INumber<T>
    {
        private readonly T* _c = c.Pointer<T>();
        private readonly T* _a = a.Pointer<T>();
        private readonly T* _b = b.Pointer<T>();

        public void Run(long start, long end)
        {
            long m = c.Sizes[1], n = c.Sizes[2], k = a.Sizes[2];
            long[] left = a.Strides, right = b.Strides;
            var dots = IsRow(left[2], k) && IsRow(right[1], k) && !(IsRow(right[2], n) && n > 1);
            for (var i = start; i < end; i++)
            {
                T* x = _a + (i * left[0]), y = _b + (i * right[0]), to = _c + (i * m * n);
                if (dots)
                {
                    DotKernel.Run(m, n, k, x, left[1], y, right[2], null, to, n);
                }
                else
                {
                    Gemm.Run(m, n, k, x, left[1], left[2], y, right[1], to, n, accumulate: false);
                }
            }
        }

        private static bool IsRow(long stride, long size) => stride == 1 || size <= 1;
    }
}
