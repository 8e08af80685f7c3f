using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Internal;

/// <summary>Sums and extremes of contiguous data.</summary>
internal static unsafe class ReduceKernel
{
    private const long Block = 1024;
    private const long RowBlock = 256;
    private const long Piece = 32 * 1024;

    /// <summary>Sum of a run: registers within a block, then the blocks in pairs, so that error grows slowly.</summary>
    public static T Sum<T>(T* source, long count)
        where T : unmanaged, INumber<T>
    {
        if (count <= Block)
        {
            return SumBlock(source, count);
        }

        var half = ((count / 2) + Block - 1) / Block * Block;
        return Sum(source, half) + Sum(source + half, count - half);
    }

    /// <summary>The sum of each of the rows; a single long one is cut into pieces.</summary>
    public static void SumEach<T>(T* result, T* source, long rows, long length)
        where T : unmanaged, INumber<T>
    {
        if (rows != 1 || length < 2 * Piece)
        {
            RowKernel.ForEach(rows, length, new SumWork<T>(result, source, length, length));
            return;
        }

        var pieces = (length + Piece - 1) / Piece;
        var scratch = StoragePool.Rent(pieces * sizeof(T));
        var sums = (T*)scratch.Data;
        RowKernel.ForEach(pieces, Piece, new SumWork<T>(sums, source, Piece, length));
        *result = Sum(sums, pieces);
        scratch.Release();
    }

    /// <summary>Sum of <paramref name="rows"/> rows: one by one within a block, then the blocks in pairs.</summary>
    public static void SumRows<T>(T* result, T* source, long rows, long count)
        where T : unmanaged, INumber<T>
    {
        if (rows <= RowBlock)
        {
            SumRowBlock(result, source, rows, count);
            return;
        }

        var half = ((rows / 2) + RowBlock - 1) / RowBlock * RowBlock;
        var scratch = StoragePool.Rent(count * sizeof(T));
        var rest = (T*)scratch.Data;
        SumRows(result, source, half, count);
        SumRows(rest, source + (half * count), rows - half, count);
        AddRow(result, rest, count);
        scratch.Release();
    }

    /// <summary>The positions of the greatest (or least) element of each row.</summary>
    public static void Extremes<T>(long* result, T* source, long rows, long length, bool greatest)
        where T : unmanaged, INumber<T> =>
        RowKernel.ForEach(rows, length, new ExtremeWork<T>(result, source, length, greatest));

    /// <summary>The greatest (or least) element's position; the first of equals, and the first NaN before all.</summary>
    public static long Extreme<T>(T* source, long count, bool greatest)
        where T : unmanaged, INumber<T>
    {
        long best = 0;
        for (long i = 1; i < count && !T.IsNaN(source[best]); i++)
        {
            var better = greatest ? source[i] > source[best] : source[i] < source[best];
            if (better || T.IsNaN(source[i]))
            {
                best = i;
            }
        }

        return best;
    }

    private static void SumRowBlock<T>(T* result, T* source, long rows, long count)
        where T : unmanaged, INumber<T>
    {
        new Span<T>(result, checked((int)count)).Clear();
        for (long row = 0; row < rows; row++, source += count)
        {
            AddRow(result, source, count);
        }
    }

    /// <summary>Adds a row to the one in <paramref name="result"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddRow<T>(T* result, T* source, long count)
        where T : unmanaged, INumber<T>
    {
        long i = 0;
        var width = Vector256<T>.Count;
        for (; i <= count - width; i += width)
        {
            (Vector256.Load(result + i) + Vector256.Load(source + i)).Store(result + i);
        }

        for (; i < count; i++)
        {
            result[i] += source[i];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static T SumBlock<T>(T* source, long count)
        where T : unmanaged, INumber<T>
    {
        long i = 0;
        var width = Vector256<T>.Count;
        Vector256<T> s0 = default, s1 = default, s2 = default, s3 = default;
        for (; i <= count - (4 * width); i += 4 * width)
        {
            s0 += Vector256.Load(source + i);
            s1 += Vector256.Load(source + i + width);
            s2 += Vector256.Load(source + i + (2 * width));
            s3 += Vector256.Load(source + i + (3 * width));
        }

        var sum = Vector256.Sum((s0 + s1) + (s2 + s3));
        for (; i < count; i++)
        {
            sum += source[i];
        }

        return sum;
    }

    // Rows of one length, of which the last may end early.
    [StructLayout(LayoutKind.Auto)]
    private readonly struct SumWork<T>(T* result, T* source, long row, long total) : IRangeWork
        where T : unmanaged, INumber<T>
    {
        public void Run(long start, long end)
        {
            for (var i = start; i < end; i++)
            {
                var length = total == row ? row : Math.Min(row, total - (i * row));
                result[i] = Sum(source + (i * row), length);
            }
        }
    }

    private readonly struct ExtremeWork<T>(long* result, T* source, long length, bool greatest) : IRangeWork
        where T : unmanaged, INumber<T>
    {
        public void Run(long start, long end)
        {
            for (var row = start; row < end; row++)
            {
                result[row] = Extreme(source + (row * length), length, greatest);
            }
        }
    }
}
