using System.Numerics;
using System.Runtime.CompilerServices;

namespace TorchSharp.Internal;

/// <summary>Lays a product's left factor out in the order in which <see cref="MicroKernel"/> reads it.</summary>
internal static unsafe class Packing
{
    /// <summary>Elements that a packed matrix takes.</summary>
    public static long Size(long rows, long depth)
    {
        var tiles = new RowTiles(rows);
        long height = 0;
        for (long tile = 0; tile < tiles.Count; tile++)
        {
            height += tiles.FullHeightOf(tile);
        }

        return height * depth;
    }

    /// <summary>Packs tile after tile; rows that fill a tile up are zero.</summary>
    public static void Pack<T>(T* packed, T* a, long rows, long depth, long rowStride, long stepStride)
        where T : unmanaged, INumber<T>
    {
        var tiles = new RowTiles(rows);
        for (long tile = 0; tile < tiles.Count; tile++)
        {
            var height = tiles.FullHeightOf(tile);
            var source = a + (tiles.StartOf(tile) * rowStride);
            for (var r = 0; r < height; r++)
            {
                Row(packed + r, height, source + (r * rowStride), r < tiles.HeightOf(tile) ? stepStride : null, depth);
            }

            packed += height * depth;
        }
    }

    // A row of a tile, or zeros if it has no stride.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Row<T>(T* to, long height, T* from, long? stride, long depth)
        where T : unmanaged, INumber<T>
    {
        if (stride is not { } step)
        {
            for (long k = 0; k < depth; k++, to += height)
            {
                *to = T.Zero;
            }

            return;
        }

        for (long k = 0; k < depth; k++, to += height, from += step)
        {
            *to = *from;
        }
    }
}
