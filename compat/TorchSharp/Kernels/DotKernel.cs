using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Internal;

/// <summary>
/// Products of single-precision matrices that are both contiguous along the inner sum: c[i, j] is the dot product of
/// row i of one and row j of the other, as in a linear layer.
/// </summary>
internal static unsafe class DotKernel
{
    private const int Height = 4;
    private const int Width = 3;
    private const long WorkPerPart = 200_000;

    /// <summary>c[m, n] = a[m, :] . b[n, :] + bias[n]; no bias if it is null.</summary>
    public static void Run(
        long m, long n, long k, float* a, long lda, float* b, long ldb, float* bias, float* c, long ldc)
    {
        var tiles = (n + Width - 1) / Width;
        var parts = (int)Math.Clamp(m * n * k / WorkPerPart, 1, Math.Min(tiles, 16));
        WorkPool.For(parts, new ColumnsWork(tiles, parts, m, n, k, a, lda, b, ldb, bias, c, ldc));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile(
        long k, float* a0, float* a1, float* a2, float* a3, float* b0, float* b1, float* b2, float* sums)
    {
        Vector256<float> s00 = default, s01 = default, s02 = default, s10 = default, s11 = default, s12 = default;
        Vector256<float> s20 = default, s21 = default, s22 = default, s30 = default, s31 = default, s32 = default;
        long p = 0;
        for (; p <= k - 8; p += 8)
        {
            var y0 = Vector256.Load(b0 + p);
            var y1 = Vector256.Load(b1 + p);
            var y2 = Vector256.Load(b2 + p);
            var x = Vector256.Load(a0 + p);
            s00 = Vector256.FusedMultiplyAdd(x, y0, s00);
            s01 = Vector256.FusedMultiplyAdd(x, y1, s01);
            s02 = Vector256.FusedMultiplyAdd(x, y2, s02);
            x = Vector256.Load(a1 + p);
            s10 = Vector256.FusedMultiplyAdd(x, y0, s10);
            s11 = Vector256.FusedMultiplyAdd(x, y1, s11);
            s12 = Vector256.FusedMultiplyAdd(x, y2, s12);
            x = Vector256.Load(a2 + p);
            s20 = Vector256.FusedMultiplyAdd(x, y0, s20);
            s21 = Vector256.FusedMultiplyAdd(x, y1, s21);
            s22 = Vector256.FusedMultiplyAdd(x, y2, s22);
            x = Vector256.Load(a3 + p);
            s30 = Vector256.FusedMultiplyAdd(x, y0, s30);
            s31 = Vector256.FusedMultiplyAdd(x, y1, s31);
            s32 = Vector256.FusedMultiplyAdd(x, y2, s32);
        }

        sums[0] = Vector256.Sum(s00);
        sums[1] = Vector256.Sum(s01);
        sums[2] = Vector256.Sum(s02);
        sums[3] = Vector256.Sum(s10);
        sums[4] = Vector256.Sum(s11);
        sums[5] = Vector256.Sum(s12);
        sums[6] = Vector256.Sum(s20);
        sums[7] = Vector256.Sum(s21);
        sums[8] = Vector256.Sum(s22);
        sums[9] = Vector256.Sum(s30);
        sums[10] = Vector256.Sum(s31);
        sums[11] = Vector256.Sum(s32);
        for (; p < k; p++)
        {
            sums[0] += a0[p] * b0[p];
            sums[1] += a0[p] * b1[p];
            sums[2] += a0[p] * b2[p];
            sums[3] += a1[p] * b0[p];
            sums[4] += a1[p] * b1[p];
            sums[5] += a1[p] * b2[p];
            sums[6] += a2[p] * b0[p];
            sums[7] += a2[p] * b1[p];
            sums[8] += a2[p] * b2[p];
            sums[9] += a3[p] * b0[p];
            sums[10] += a3[p] * b1[p];
            sums[11] += a3[p] * b2[p];
        }
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly struct ColumnsWork(
        long tiles,
        int parts,
        long m,
        long n,
        long k,
        float* a,
        long lda,
        float* b,
        long ldb,
        float* bias,
        float* c,
        long ldc) : IPartWork
    {
        public void Run(int part)
        {
            var end = tiles * (part + 1) / parts;
            var sums = stackalloc float[Height * Width];
            for (var tile = tiles * part / parts; tile < end; tile++)
            {
                var column = tile * Width;
                var width = (int)Math.Min(Width, n - column);
                var b0 = b + (column * ldb);
                for (long row = 0; row < m; row += Height)
                {
                    var height = (int)Math.Min(Height, m - row);
                    var a0 = a + (row * lda);
                    // Rows beyond the edge repeat the last one; what they give is not stored.
                    Tile(
                        k,
                        a0,
                        a0 + (Math.Min(1, height - 1) * lda),
                        a0 + (Math.Min(2, height - 1) * lda),
                        a0 + (Math.Min(3, height - 1) * lda),
                        b0,
                        b0 + (Math.Min(1, width - 1) * ldb),
                        b0 + (Math.Min(2, width - 1) * ldb),
                        sums);
                    for (var i = 0; i < height; i++)
                    {
                        for (var j = 0; j < width; j++)
                        {
                            var sum = sums[(i * Width) + j];
                            c[((row + i) * ldc) + column + j] = bias is null ? sum : sum + bias[column + j];
                        }
                    }
                }
            }
        }
    }
}
