using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Internal;

/// <summary>
/// The innermost step of matrix products and convolutions: a tile of up to 6 rows and two registers' columns of the
/// result is kept in registers while the inner sum runs.
/// </summary>
/// <remarks>
/// The left factor comes packed, the values of a tile's rows side by side for each step. All columns of a tile are
/// read even where fewer are wanted; every allocation has room for that (<see cref="Storage.Slack"/>).
/// Each element is summed in the order of the steps, whatever the tile's height, so tiling never changes a result.
/// The loops are never inlined: they would take part in their caller's budget, and what they call would not be inlined.
/// </remarks>
internal static unsafe class MicroKernel
{
    /// <summary>Columns of a tile.</summary>
    public static int Columns<T>()
        where T : unmanaged, INumber<T> => RegisterPair<T>.Width;

    /// <summary>The next multiple of a tile's columns.</summary>
    public static long RoundUp<T>(long columns)
        where T : unmanaged, INumber<T> => (columns + Columns<T>() - 1) & -Columns<T>();

    /// <summary>c = a * b, or c += a * b, for a tile of 6, 4 or 2 rows (<see cref="RowTiles"/>).</summary>
    public static void Run<T, TRows>(int rows, long depth, T* a, T* b, TRows at, T* c, long ldc, bool accumulate)
        where T : unmanaged, INumber<T>
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Six<T, TRows>(long depth, T* a, T* b, TRows at, T* c, long ldc, bool accumulate)
        where T : unmanaged, INumber<T>
        where TRows : struct, IRows
    {
        RegisterPair<T> c0 = default, c1 = default, c2 = default, c3 = default, c4 = default, c5 = default;
        for (long k = 0; k < depth; k++, a += 6)
        {
            var row = at.At(b, k);
            var left = Vector256.Load(row);
            var right = Vector256.Load(row + Vector256<T>.Count);
            c0.Add(Vector256.Create(a[0]), left, right);
            c1.Add(Vector256.Create(a[1]), left, right);
            c2.Add(Vector256.Create(a[2]), left, right);
            c3.Add(Vector256.Create(a[3]), left, right);
            c4.Add(Vector256.Create(a[4]), left, right);
            c5.Add(Vector256.Create(a[5]), left, right);
        }

        c0.Put(c, accumulate);
        c1.Put(c + ldc, accumulate);
        c2.Put(c + (2 * ldc), accumulate);
        c3.Put(c + (3 * ldc), accumulate);
        c4.Put(c + (4 * ldc), accumulate);
        c5.Put(c + (5 * ldc), accumulate);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Four<T, TRows>(long depth, T* a, T* b, TRows at, T* c, long ldc, bool accumulate)
        where T : unmanaged, INumber<T>
        where TRows : struct, IRows
    {
        RegisterPair<T> c0 = default, c1 = default, c2 = default, c3 = default;
        for (long k = 0; k < depth; k++, a += 4)
        {
            var row = at.At(b, k);
            var left = Vector256.Load(row);
            var right = Vector256.Load(row + Vector256<T>.Count);
            c0.Add(Vector256.Create(a[0]), left, right);
            c1.Add(Vector256.Create(a[1]), left, right);
            c2.Add(Vector256.Create(a[2]), left, right);
            c3.Add(Vector256.Create(a[3]), left, right);
        }

        c0.Put(c, accumulate);
        c1.Put(c + ldc, accumulate);
        c2.Put(c + (2 * ldc), accumulate);
        c3.Put(c + (3 * ldc), accumulate);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Two<T, TRows>(long depth, T* a, T* b, TRows at, T* c, long ldc, bool accumulate)
        where T : unmanaged, INumber<T>
        where TRows : struct, IRows
    {
        RegisterPair<T> c0 = default, c1 = default;
        for (long k = 0; k < depth; k++, a += 2)
        {
            var row = at.At(b, k);
            var left = Vector256.Load(row);
            var right = Vector256.Load(row + Vector256<T>.Count);
            c0.Add(Vector256.Create(a[0]), left, right);
            c1.Add(Vector256.Create(a[1]), left, right);
        }

        c0.Put(c, accumulate);
        c1.Put(c + ldc, accumulate);
    }
}
