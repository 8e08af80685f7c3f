using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Internal;

/// <summary>
/// The innermost step of matrix products and convolutions: a tile of up to 6 rows and 16 columns of the result is
/// kept in registers while the inner sum runs.
/// </summary>
/// <remarks>
/// The left factor comes packed, the values of a tile's rows side by side for each step. Sixteen columns of the right
/// factor are read even where fewer are wanted; every allocation has room for that (<see cref="Storage.Slack"/>).
/// Each element is summed in the order of the steps, whatever the tile's height, so tiling never changes a result.
/// </remarks>
internal static unsafe class MicroKernel
{
    public const int Rows = 6;
    public const int Columns = 16;

    /// <summary>Height that a tile is packed to: kernels exist for 6, 4 and 2 rows.</summary>
    public static int PackedRows(long left) => left >= Rows ? Rows : (int)((left + 1) & ~1L);

    /// <summary>c = a * b, or c += a * b, for a tile of <paramref name="rows"/> packed rows.</summary>
    public static void Run<TRows>(
        int rows, long depth, float* a, float* b, TRows at, float* c, long ldc, bool accumulate)
        where TRows : struct, IRows
    {
        switch (rows)
        {
            case 6:
                Six(depth, a, b, at, c, ldc, accumulate);
                break;
            case 4:
                Four(depth, a, b, at, c, ldc, accumulate);
                break;
            default:
                Two(depth, a, b, at, c, ldc, accumulate);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Six<TRows>(
        long depth, float* a, float* b, TRows at, float* c, long ldc, bool accumulate)
        where TRows : struct, IRows
    {
        Vector256<float> c00 = default, c01 = default, c10 = default, c11 = default, c20 = default, c21 = default;
        Vector256<float> c30 = default, c31 = default, c40 = default, c41 = default, c50 = default, c51 = default;
        for (long k = 0; k < depth; k++)
        {
            var row = at.At(b, k);
            var b0 = Vector256.Load(row);
            var b1 = Vector256.Load(row + 8);
            var x = Vector256.Create(a[0]);
            c00 = Vector256.FusedMultiplyAdd(x, b0, c00);
            c01 = Vector256.FusedMultiplyAdd(x, b1, c01);
            x = Vector256.Create(a[1]);
            c10 = Vector256.FusedMultiplyAdd(x, b0, c10);
            c11 = Vector256.FusedMultiplyAdd(x, b1, c11);
            x = Vector256.Create(a[2]);
            c20 = Vector256.FusedMultiplyAdd(x, b0, c20);
            c21 = Vector256.FusedMultiplyAdd(x, b1, c21);
            x = Vector256.Create(a[3]);
            c30 = Vector256.FusedMultiplyAdd(x, b0, c30);
            c31 = Vector256.FusedMultiplyAdd(x, b1, c31);
            x = Vector256.Create(a[4]);
            c40 = Vector256.FusedMultiplyAdd(x, b0, c40);
            c41 = Vector256.FusedMultiplyAdd(x, b1, c41);
            x = Vector256.Create(a[5]);
            c50 = Vector256.FusedMultiplyAdd(x, b0, c50);
            c51 = Vector256.FusedMultiplyAdd(x, b1, c51);
            a += 6;
        }

        Put(c, c00, c01, accumulate);
        Put(c + ldc, c10, c11, accumulate);
        Put(c + (2 * ldc), c20, c21, accumulate);
        Put(c + (3 * ldc), c30, c31, accumulate);
        Put(c + (4 * ldc), c40, c41, accumulate);
        Put(c + (5 * ldc), c50, c51, accumulate);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Four<TRows>(
        long depth, float* a, float* b, TRows at, float* c, long ldc, bool accumulate)
        where TRows : struct, IRows
    {
        Vector256<float> c00 = default, c01 = default, c10 = default, c11 = default;
        Vector256<float> c20 = default, c21 = default, c30 = default, c31 = default;
        for (long k = 0; k < depth; k++)
        {
            var row = at.At(b, k);
            var b0 = Vector256.Load(row);
            var b1 = Vector256.Load(row + 8);
            var x = Vector256.Create(a[0]);
            c00 = Vector256.FusedMultiplyAdd(x, b0, c00);
            c01 = Vector256.FusedMultiplyAdd(x, b1, c01);
            x = Vector256.Create(a[1]);
            c10 = Vector256.FusedMultiplyAdd(x, b0, c10);
            c11 = Vector256.FusedMultiplyAdd(x, b1, c11);
            x = Vector256.Create(a[2]);
            c20 = Vector256.FusedMultiplyAdd(x, b0, c20);
            c21 = Vector256.FusedMultiplyAdd(x, b1, c21);
            x = Vector256.Create(a[3]);
            c30 = Vector256.FusedMultiplyAdd(x, b0, c30);
            c31 = Vector256.FusedMultiplyAdd(x, b1, c31);
            a += 4;
        }

        Put(c, c00, c01, accumulate);
        Put(c + ldc, c10, c11, accumulate);
        Put(c + (2 * ldc), c20, c21, accumulate);
        Put(c + (3 * ldc), c30, c31, accumulate);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Two<TRows>(
        long depth, float* a, float* b, TRows at, float* c, long ldc, bool accumulate)
        where TRows : struct, IRows
    {
        Vector256<float> c00 = default, c01 = default, c10 = default, c11 = default;
        for (long k = 0; k < depth; k++)
        {
            var row = at.At(b, k);
            var b0 = Vector256.Load(row);
            var b1 = Vector256.Load(row + 8);
            var x = Vector256.Create(a[0]);
            c00 = Vector256.FusedMultiplyAdd(x, b0, c00);
            c01 = Vector256.FusedMultiplyAdd(x, b1, c01);
            x = Vector256.Create(a[1]);
            c10 = Vector256.FusedMultiplyAdd(x, b0, c10);
            c11 = Vector256.FusedMultiplyAdd(x, b1, c11);
            a += 2;
        }

        Put(c, c00, c01, accumulate);
        Put(c + ldc, c10, c11, accumulate);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(float* c, Vector256<float> left, Vector256<float> right, bool accumulate)
    {
        if (accumulate)
        {
            left += Vector256.Load(c);
            right += Vector256.Load(c + 8);
        }

        left.Store(c);
        right.Store(c + 8);
    }
}
