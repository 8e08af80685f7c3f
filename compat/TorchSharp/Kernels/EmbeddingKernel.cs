using System.Numerics;
using System.Runtime.InteropServices;

namespace TorchSharp.Internal;

/// <summary>Rows of a table, looked up by number.</summary>
internal static unsafe class EmbeddingKernel
{
    private const long Grain = 16 * 1024;

    public static void Forward<T>(T* table, long* indices, long count, long width, T* result)
        where T : unmanaged => WorkPool.ForRange(
        count, Math.Max(1, Grain / Math.Max(width, 1)), new ForwardWork<T>(table, indices, width, result));

    /// <summary>
    /// Adds each row of gradients to the row of zeros that it came from, but for one row; if asked to, divided by how often
    /// the row was looked up.
    /// </summary>
    public static void Backward<T>(
        T* gradient, long* indices, long count, long width, long padding, long* counts, T* result, long rows)
        where T : unmanaged, INumber<T> => WorkPool.ForRange(
        rows,
        Math.Max(1, rows * Grain / Math.Max(count * width, 1)),
        new BackwardWork<T>(gradient, indices, count, width, padding, counts, result));

    /// <summary>Scales each row that is looked up down to a norm, if it has a greater one.</summary>
    public static void Limit<T>(T* table, long* indices, long count, long width, double norm, double order)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        // A row seen before has the norm already, within rounding; it must not be scaled again.
        var seen = new HashSet<long>();
        for (long i = 0; i < count; i++)
        {
            if (!seen.Add(indices[i]))
            {
                continue;
            }

            var row = table + (indices[i] * width);
            double sum = 0;
            for (long c = 0; c < width; c++)
            {
                var size = Math.Abs(double.CreateTruncating(row[c]));
                sum = double.IsPositiveInfinity(order) ? Math.Max(sum, size) : sum + Math.Pow(size, order);
            }

            var measured = double.IsPositiveInfinity(order) ? sum : Math.Pow(sum, 1 / order);
            if (measured > norm)
            {
                var scale = T.CreateTruncating(norm / (measured + 1e-7));
                for (long c = 0; c < width; c++)
                {
                    row[c] *= scale;
                }
            }
        }
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly struct ForwardWork<T>(T* table, long* indices, long width, T* result) : IRangeWork
        where T : unmanaged
    {
        public void Run(long start, long end)
        {
            var bytes = width * sizeof(T);
            for (var i = start; i < end; i++)
            {
                Buffer.MemoryCopy(table + (indices[i] * width), result + (i * width), bytes, bytes);
            }
        }
    }

    // A part has a range of the table's rows to itself and finds what belongs to them, in the order of the indices.
    [StructLayout(LayoutKind.Auto)]
    private readonly struct BackwardWork<T>(
        T* gradient, long* indices, long count, long width, long padding, long* counts, T* result) : IRangeWork
        where T : unmanaged, INumber<T>
    {
        public void Run(long start, long end)
        {
            for (long i = 0; i < count; i++)
            {
                var index = indices[i];
                if (index < start || index >= end || index == padding)
                {
                    continue;
                }

                T* source = gradient + (i * width), target = result + (index * width);
                if (counts is null)
                {
                    ReduceKernel.AddRow(target, source, width);
                    continue;
                }

                var share = T.One / T.CreateTruncating(counts[index]);
                for (long c = 0; c < width; c++)
                {
                    target[c] += source[c] * share;
                }
            }
        }
    }
}
