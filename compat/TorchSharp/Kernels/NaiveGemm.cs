using System.Numerics;

namespace TorchSharp.Internal;

/// <summary>Matrix products for element types other than single precision, by the textbook.</summary>
internal static unsafe class NaiveGemm
{
    public static void Run<T>(
        long m, long n, long k, T* a, long aRow, long aStep, T* b, long bStep, long bColumn, T* c, long ldc)
        where T : unmanaged, INumber<T>
    {
        for (long i = 0; i < m; i++)
        {
            for (long j = 0; j < n; j++)
            {
                var sum = T.Zero;
                for (long p = 0; p < k; p++)
                {
                    sum += a[(i * aRow) + (p * aStep)] * b[(p * bStep) + (j * bColumn)];
                }

                c[(i * ldc) + j] = sum;
            }
        }
    }
}
