using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Internal;

/// <summary>Short rows between an image and a grid; too short for a call to a general copy.</summary>
internal static unsafe class GridCopy
{
    /// <summary>Copies the first <paramref name="width"/> elements of each grid row, adding a constant.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Crop<T>(T* grid, long gridWidth, T* image, long height, long width, T shift)
        where T : unmanaged, INumber<T>
    {
        var wide = Vector256.Create(shift);
        var narrow = Vector128.Create(shift);
        for (long y = 0; y < height; y++)
        {
            long x = 0;
            for (; x <= width - Vector256<T>.Count; x += Vector256<T>.Count)
            {
                (Vector256.Load(grid + x) + wide).Store(image + x);
            }

            for (; x <= width - Vector128<T>.Count; x += Vector128<T>.Count)
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

    /// <summary>Copies every <paramref name="fromStep"/>-th element to every <paramref name="toStep"/>-th.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Row<T>(T* from, long fromStep, T* to, long toStep, long count)
        where T : unmanaged
    {
        long i = 0;
        if (fromStep == 1 && toStep == 1)
        {
            for (; i <= count - Vector256<T>.Count; i += Vector256<T>.Count)
            {
                Vector256.Load(from + i).Store(to + i);
            }

            for (; i <= count - Vector128<T>.Count; i += Vector128<T>.Count)
            {
                Vector128.Load(from + i).Store(to + i);
            }
        }
        else if (fromStep == 2 && toStep == 1 && sizeof(T) == sizeof(float))
        {
            for (; i <= count - Vector256<float>.Count; i += Vector256<float>.Count)
            {
                Evens((float*)(from + (2 * i))).Store((float*)(to + i));
            }
        }

        for (; i < count; i++)
        {
            to[i * toStep] = from[i * fromStep];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Evens(float* source)
    {
        var order = Vector256.Create(0, 2, 4, 6, 0, 2, 4, 6);
        return Vector256.Create(
            Vector256.Shuffle(Vector256.Load(source), order).GetLower(),
            Vector256.Shuffle(Vector256.Load(source + Vector256<float>.Count), order).GetLower());
    }
}
