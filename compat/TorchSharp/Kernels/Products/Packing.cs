using System.Numerics;
using System.Runtime.CompilerServices;

namespace TorchSharp.Internal;

/// <summary>Lays a product's left factor out in the order in which <see cref="MicroKernel"/> reads it.</summary>
internal static unsafe class Packing
{
    /// <summary>Elements that a packed matrix takes.</summary>
    public static long Size(long rows, long depth)
    {
        long size = 0;
        for (long row = 0; row < rows; row += MicroKernel.Rows)
        {
            size += MicroKernel.PackedRows(rows - row) * depth;
        }

        return size;
    }

    /// <summary>Packs tile after tile; rows that fill a last tile up are zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Pack<T>(T* packed, T* a, long rows, long depth, long rowStride, long stepStride)
        where T : unmanaged, INumber<T>
    {
        for (long row = 0; row < rows; row += MicroKernel.Rows)
        {
            var height = MicroKernel.PackedRows(rows - row);
            var given = (int)Math.Min(height, rows - row);
            var source = a + (row * rowStride);
            for (var r = 0; r < height; r++)
            {
                var to = packed + r;
                if (r >= given)
                {
                    for (long k = 0; k < depth; k++, to += height)
                    {
                        *to = T.Zero;
                    }

                    continue;
                }

                var from = source + (r * rowStride);
                for (long k = 0; k < depth; k++, to += height, from += stepStride)
                {
                    *to = *from;
                }
            }

            packed += height * depth;
        }
    }
}
