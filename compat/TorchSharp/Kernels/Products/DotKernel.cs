using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Internal;

/// <summary>
/// Products of matrices that are both contiguous along the inner sum: c[i, j] is the dot product of row i of one and
/// row j of the other, as in a linear layer.
/// </summary>
internal static unsafe class DotKernel
{
    private const int Height = 4;
    private const int Width = 3;
    private const long WorkPerPart = 200_000;
    private const int MostParts = 16;

    /// <summary>c[m, n] = a[m, :] . b[n, :] + bias[n]; no bias if it is null.</summary>
    public static void Run<T>(long m, long n, long k, T* a, long lda, T* b, long ldb, T* bias, T* c, long ldc)
        where T : unmanaged, INumber<T>
    {
        var tiles = (n + Width - 1) / Width;
        var parts = (int)Math.Clamp(m * n * k / WorkPerPart, 1, Math.Min(tiles, MostParts));
        WorkPool.For(parts, new ColumnsWork<T>(tiles, parts, m, n, k, a, lda, b, ldb, bias, c, ldc));
    }

    /// <summary>Three sums of a tile's row, a register wide.</summary>
    [StructLayout(LayoutKind.Auto)]
    private struct Row<T>
        where T : unmanaged, INumber<T>
    {
        private Vector256<T> _first;
        private Vector256<T> _second;
        private Vector256<T> _third;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Add(Vector256<T> x, Vector256<T> first, Vector256<T> second, Vector256<T> third)
        {
            _first = Lanes.MultiplyAdd(x, first, _first);
            _second = Lanes.MultiplyAdd(x, second, _second);
            _third = Lanes.MultiplyAdd(x, third, _third);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly void Store(T* sums)
        {
            sums[0] = Vector256.Sum(_first);
            sums[1] = Vector256.Sum(_second);
            sums[2] = Vector256.Sum(_third);
        }
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly struct ColumnsWork<T>(
        long tiles, int parts, long m, long n, long k, T* a, long lda, T* b, long ldb, T* bias, T* c, long ldc)
        : IPartWork
        where T : unmanaged, INumber<T>
    {
        public void Run(int part)
        {
            var sums = stackalloc T[Height * Width];
            var end = tiles * (part + 1) / parts;
            for (var tile = tiles * part / parts; tile < end; tile++)
            {
                var column = tile * Width;
                var width = (int)Math.Min(Width, n - column);
                for (long row = 0; row < m; row += Height)
                {
                    var height = (int)Math.Min(Height, m - row);
                    Tile(a + (row * lda), height, b + (column * ldb), width, sums);
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

        // Rows beyond the edge repeat the last one; what they give is not stored.
        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        private void Tile(T* a0, int height, T* b0, int width, T* sums)
        {
            var lanes = Vector256<T>.Count;
            T* a1 = a0 + (Math.Min(1, height - 1) * lda), a2 = a0 + (Math.Min(2, height - 1) * lda);
            T* a3 = a0 + (Math.Min(3, height - 1) * lda);
            T* b1 = b0 + (Math.Min(1, width - 1) * ldb), b2 = b0 + (Math.Min(2, width - 1) * ldb);
            Row<T> s0 = default, s1 = default, s2 = default, s3 = default;
            long p = 0, whole = k - lanes;
            for (; p <= whole; p += lanes)
            {
                var first = Vector256.Load(b0 + p);
                var second = Vector256.Load(b1 + p);
                var third = Vector256.Load(b2 + p);
                s0.Add(Vector256.Load(a0 + p), first, second, third);
                s1.Add(Vector256.Load(a1 + p), first, second, third);
                s2.Add(Vector256.Load(a2 + p), first, second, third);
                s3.Add(Vector256.Load(a3 + p), first, second, third);
            }

            if (p < k)
            {
                // What lies past the end of either may be anything, and zero times NaN is not zero.
                var inside = Lanes.First<T>(k - p);
                var first = Vector256.Load(b0 + p) & inside;
                var second = Vector256.Load(b1 + p) & inside;
                var third = Vector256.Load(b2 + p) & inside;
                s0.Add(Vector256.Load(a0 + p) & inside, first, second, third);
                s1.Add(Vector256.Load(a1 + p) & inside, first, second, third);
                s2.Add(Vector256.Load(a2 + p) & inside, first, second, third);
                s3.Add(Vector256.Load(a3 + p) & inside, first, second, third);
            }

            s0.Store(sums);
            s1.Store(sums + Width);
            s2.Store(sums + (2 * Width));
            s3.Store(sums + (3 * Width));
        }
    }
}
