using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Internal;

/// <summary>Short rows between a packed image and a wider grid; too short for a call to a general copy.</summary>
internal static unsafe class GridCopy
{
    /// <summary>Copies the first <paramref name="width"/> elements of each of the grid's rows, adding a constant.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Crop(float* grid, long gridWidth, float* image, long height, long width, float shift)
    {
        var wide = Vector256.Create(shift);
        var narrow = Vector128.Create(shift);
        for (long y = 0; y < height; y++)
        {
            long x = 0;
            for (; x <= width - 8; x += 8)
            {
                (Vector256.Load(grid + x) + wide).Store(image + x);
            }

            for (; x <= width - 4; x += 4)
            {
                (Vector128.Load(grid + x) + narrow).Store(image + x);
            }

            for (; x < width; x++)
            {
                image[x] = grid[x] + shift;
            }

            grid += gridWidth;
            image += width;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Row(float* from, float* to, long width)
    {
        long x = 0;
        for (; x <= width - 8; x += 8)
        {
            Vector256.Load(from + x).Store(to + x);
        }

        for (; x <= width - 4; x += 4)
        {
            Vector128.Load(from + x).Store(to + x);
        }

        for (; x < width; x++)
        {
            to[x] = from[x];
        }
    }
}
