using System.Numerics;
using System.Runtime.InteropServices;

namespace TorchSharp.Internal;

/// <summary>Products of matrices whose right factor and result have contiguous rows.</summary>
internal static unsafe class Gemm
{
    // A block of the right factor of this depth, a tile's columns wide, stays in the first-level cache.
    private const long DepthBlock = 384;
    private const long WorkPerPart = 200_000;
    private const int MostParts = 16;

    /// <summary>c[m, n] = a[m, k] * b[k, n], or c += with <paramref name="accumulate"/>.</summary>
    public static void Run<T>(
        long m, long n, long k, T* a, long aRow, long aStep, T* b, long ldb, T* c, long ldc, bool accumulate)
        where T : unmanaged, INumber<T>
    {
        if (k == 0 || m == 0 || n == 0)
        {
            if (!accumulate)
            {
                Clear(m, n, c, ldc);
            }

            return;
        }

        using var scratch = new Scratch();
        var packed = scratch.Rent<T>(Packing.Size(m, Math.Min(k, DepthBlock)));
        var tiles = (n + MicroKernel.Columns<T>() - 1) / MicroKernel.Columns<T>();
        for (long step = 0; step < k; step += DepthBlock)
        {
            var depth = Math.Min(DepthBlock, k - step);
            Packing.Pack(packed, a + (step * aStep), m, depth, aRow, aStep);
            var parts = (int)Math.Clamp(m * n * depth / WorkPerPart, 1, Math.Min(tiles, MostParts));
            WorkPool.For(
                parts,
                new ColumnsWork<T>(
                    tiles, parts, m, n, depth, packed, b + (step * ldb), ldb, c, ldc, accumulate || step > 0));
        }
    }

    private static void Clear<T>(long m, long n, T* c, long ldc)
        where T : unmanaged
    {
        for (long row = 0; row < m; row++)
        {
            new Span<T>(c + (row * ldc), checked((int)n)).Clear();
        }
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly struct ColumnsWork<T>(
        long tiles, int parts, long m, long n, long depth, T* packed, T* b, long ldb, T* c, long ldc, bool accumulate)
        : IPartWork
        where T : unmanaged, INumber<T>
    {
        public void Run(int part)
        {
            var edge = stackalloc T[RowTiles.Most * MicroKernel.Columns<T>()];
            var rowTiles = new RowTiles(m);
            var at = new MatrixRows(ldb);
            var end = tiles * (part + 1) / parts;
            for (var tile = tiles * part / parts; tile < end; tile++)
            {
                var column = tile * MicroKernel.Columns<T>();
                var width = (int)Math.Min(MicroKernel.Columns<T>(), n - column);
                var a = packed;
                for (long rowTile = 0; rowTile < rowTiles.Count; rowTile++)
                {
                    var height = rowTiles.FullHeightOf(rowTile);
                    var given = rowTiles.HeightOf(rowTile);
                    var target = c + (rowTiles.StartOf(rowTile) * ldc) + column;
                    if (given == height && width == MicroKernel.Columns<T>())
                    {
                        MicroKernel.Run(height, depth, a, b + column, at, target, ldc, accumulate);
                    }
                    else
                    {
                        MicroKernel.Run(height, depth, a, b + column, at, edge, MicroKernel.Columns<T>(), false);
                        CopyEdge(edge, target, given, width);
                    }

                    a += height * depth;
                }
            }
        }

        private void CopyEdge(T* edge, T* target, int rows, int width)
        {
            for (var r = 0; r < rows; r++, edge += MicroKernel.Columns<T>(), target += ldc)
            {
                for (var j = 0; j < width; j++)
                {
                    target[j] = accumulate ? target[j] + edge[j] : edge[j];
                }
            }
        }
    }
}
