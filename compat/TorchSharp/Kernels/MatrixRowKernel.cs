using System.Numerics;
using System.Runtime.InteropServices;

namespace TorchSharp.Internal;

/// <summary>Reads and writes rows of a matrix that a list of row numbers names.</summary>
internal static unsafe class MatrixRowKernel
{
    private const long Grain = 16 * 1024;

    /// <summary>Copies row <c>rows[i]</c> of the matrix to row i of the result.</summary>
    public static void Take<T>(T* result, T* matrix, long* rows, long count, long width)
        where T : unmanaged => WorkPool.ForRange(
        count, Math.Max(1, Grain / Math.Max(width, 1)), new TakeWork<T>(result, matrix, rows, width));

    /// <summary>Copies row i of the values over row <c>rows[i]</c> of the matrix; the last of several wins.</summary>
    public static void Put<T>(T* matrix, T* values, long* rows, long count, long width)
        where T : unmanaged
    {
        for (long i = 0; i < count; i++)
        {
            Copy(matrix + (rows[i] * width), values + (i * width), width);
        }
    }

    /// <summary>Adds row i of the values to row <c>rows[i]</c> of the matrix, in order.</summary>
    public static void Add<T>(T* matrix, T* values, long* rows, long count, long width)
        where T : unmanaged, INumber<T> => WorkPool.ForRange(
        width, Math.Max(64, Grain / Math.Max(count, 1)), new AddWork<T>(matrix, values, rows, count, width));

    private static void Copy<T>(T* to, T* from, long width)
        where T : unmanaged
    {
        if (width == 1)
        {
            *to = *from;
        }
        else
        {
            Buffer.MemoryCopy(from, to, width * sizeof(T), width * sizeof(T));
        }
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly struct TakeWork<T>(T* result, T* matrix, long* rows, long width) : IRangeWork
        where T : unmanaged
    {
        public void Run(long start, long end)
        {
            for (var i = start; i < end; i++)
            {
                Copy(result + (i * width), matrix + (rows[i] * width), width);
            }
        }
    }

    // Cut by columns, as two rows may go to one place.
    [StructLayout(LayoutKind.Auto)]
    private readonly struct AddWork<T>(T* matrix, T* values, long* rows, long count, long width) : IRangeWork
        where T : unmanaged, INumber<T>
    {
        public void Run(long start, long end)
        {
            for (long i = 0; i < count; i++)
            {
                T* to = matrix + (rows[i] * width), from = values + (i * width);
                for (var j = start; j < end; j++)
                {
                    to[j] += from[j];
                }
            }
        }
    }
}
