namespace TorchSharp.Internal;

/// <summary>Products of single-precision matrices whose right factor and result have contiguous rows.</summary>
internal static unsafe class Gemm
{
    // A block of the right factor of this depth, sixteen columns wide, stays in the first-level cache.
    private const long DepthBlock = 384;
    private const long WorkPerPart = 200_000;
    private const int MostParts = 16;

    /// <summary>c[m, n] = a[m, k] * b[k, n], or c += with <paramref name="accumulate"/>.</summary>
    public static void Run(
        long m,
        long n,
        long k,
        float* a,
        long aRow,
        long aStep,
        float* b,
        long ldb,
        float* c,
        long ldc,
        bool accumulate)
    {
        if (k == 0 || m == 0 || n == 0)
        {
            if (!accumulate)
            {
                Clear(m, n, c, ldc);
            }

            return;
        }

        var scratch = StoragePool.Rent(Packing.Size(m, k) * sizeof(float));
        var packed = (float*)scratch.Data;
        for (long step = 0; step < k; step += DepthBlock)
        {
            var depth = Math.Min(DepthBlock, k - step);
            Packing.Pack(packed, a + (step * aStep), m, depth, aRow, aStep);
            Block(m, n, depth, packed, b + (step * ldb), ldb, c, ldc, accumulate || step > 0);
        }

        scratch.Release();
    }

    private static void Block(
        long m, long n, long depth, float* packed, float* b, long ldb, float* c, long ldc, bool accumulate)
    {
        var tiles = (n + MicroKernel.Columns - 1) / MicroKernel.Columns;
        var parts = (int)Math.Clamp(m * n * depth / WorkPerPart, 1, Math.Min(tiles, MostParts));
        if (parts == 1)
        {
            Columns(0, tiles, m, n, depth, packed, b, ldb, c, ldc, accumulate);
            return;
        }

        WorkPool.For(
            parts,
            part => Columns(
                tiles * part / parts,
                tiles * (part + 1) / parts,
                m,
                n,
                depth,
                packed,
                b,
                ldb,
                c,
                ldc,
                accumulate));
    }

    private static void Columns(
        long first,
        long end,
        long m,
        long n,
        long depth,
        float* packed,
        float* b,
        long ldb,
        float* c,
        long ldc,
        bool accumulate)
    {
        var edge = stackalloc float[MicroKernel.Rows * MicroKernel.Columns];
        var at = new MatrixRows(ldb);
        for (var tile = first; tile < end; tile++)
        {
            var column = tile * MicroKernel.Columns;
            var width = (int)Math.Min(MicroKernel.Columns, n - column);
            var a = packed;
            for (long row = 0; row < m; row += MicroKernel.Rows)
            {
                var height = MicroKernel.PackedRows(m - row);
                var given = (int)Math.Min(height, m - row);
                var target = c + (row * ldc) + column;
                if (given == height && width == MicroKernel.Columns)
                {
                    MicroKernel.Run(height, depth, a, b + column, at, target, ldc, accumulate);
                }
                else
                {
                    MicroKernel.Run(height, depth, a, b + column, at, edge, MicroKernel.Columns, false);
                    CopyEdge(edge, target, ldc, given, width, accumulate);
                }

                a += height * depth;
            }
        }
    }

    private static void CopyEdge(float* edge, float* c, long ldc, int rows, int width, bool accumulate)
    {
        for (var r = 0; r < rows; r++)
        {
            for (var j = 0; j < width; j++)
            {
                var value = edge[(r * MicroKernel.Columns) + j];
                c[(r * ldc) + j] = accumulate ? c[(r * ldc) + j] + value : value;
            }
        }
    }

    private static void Clear(long m, long n, float* c, long ldc)
    {
        for (long row = 0; row < m; row++)
        {
            new Span<float>(c + (row * ldc), checked((int)n)).Clear();
        }
    }
}
