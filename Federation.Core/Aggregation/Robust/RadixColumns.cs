using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Federation.Core;

/// <summary>
/// Means of the middle of columns of floating-point numbers of at most 32 bits, by selection: of the value at either end of what is kept.
/// </summary>
/// <remarks>
/// The mean of what is kept is the sum of all values, each brought into the range of these two, less what the values that were dropped
/// have become in it. The sum is one of integers, multiples of a unit of at most 2^-49 of the larger of the two, so that no order matters.
/// </remarks>
internal sealed unsafe class RadixColumns<T, TFormat, TSource> : IColumnWorker
    where T : unmanaged
    where TFormat : IFloatFormat<T>
    where TSource : IDoubleSource<T>
{
    /// <summary>The most values of a column: what can be added up in 63 bits.</summary>
    public const int MaxCount = 4096;

    private const int Width = RadixTile.Width;

    private readonly RankMean _statistic;
    private readonly RadixTile _tile;
    private readonly NativeArray<float> _widened;
    private readonly NativeArray<nint> _rows;
    private readonly DoubleColumns<T, TSource, RankMean> _others;

    public RadixColumns(RankMean statistic, int count)
    {
        _statistic = statistic;
        _tile = new RadixTile(count);
        _widened = new NativeArray<float>((long)count * Width);
        _rows = new NativeArray<nint>(count);
        _others = new DoubleColumns<T, TSource, RankMean>(statistic, null, count);
    }

    [SkipLocalsInit]
    public void Run(ReadOnlySpan<nint> rows, int start, int length, Span<byte> tensor)
    {
        Span<double> results = stackalloc double[Width];
        var to = MemoryMarshal.Cast<byte, T>(tensor).Slice(start, length);
        for (var i = 0; i < length; i += Width)
        {
            var width = Math.Min(Width, length - i);
            Locate(rows, start + i, width);
            if (_tile.TryLoad(_rows.Pointer, Width * sizeof(T)))
            {
                Compute(new ReadOnlySpan<nint>(_rows.Pointer, rows.Length), results);
                TFormat.Round(results[..width], to.Slice(i, width));
            }
            else
            {
                _others.Run(rows, start + i, width, tensor);
            }
        }
    }

    public void Dispose()
    {
        _tile.Dispose();
        _widened.Dispose();
        _rows.Dispose();
        _others.Dispose();
    }

    // Each row's floats lie in the update itself or, of another type or at the end of a tensor, in a copy.
    private void Locate(ReadOnlySpan<nint> rows, int start, int width)
    {
        var floats = _rows.Pointer;
        for (var i = 0; i < rows.Length; i++)
        {
            var from = (T*)rows[i] + start;
            if (typeof(T) == typeof(float) && width == Width)
            {
                floats[i] = (nint)from;
            }
            else
            {
                var row = new Span<float>(_widened.Pointer + (i * Width), Width);
                TFormat.Widen(new ReadOnlySpan<T>(from, width), row);
                row[width..].Clear();
                floats[i] = (nint)(_widened.Pointer + (i * Width));
            }
        }
    }

    [SkipLocalsInit]
    private void Compute(ReadOnlySpan<nint> rows, Span<double> results)
    {
        var (first, end) = _statistic.RanksOf(rows.Length);
        var least = stackalloc int[Width];
        var most = stackalloc int[Width];
        _tile.Select(first, least);
        if (end - first == 1)
        {
            most = least;
        }
        else if (end - first == 2)
        {
            RadixSums.Next(rows, first, least, most);
        }
        else
        {
            _tile.Select(end - 1, most);
        }

        ToBits(least);
        if (end - first > 1)
        {
            ToBits(most);
        }

        RadixSums.Mean(rows, first, end - first, (float*)least, (float*)most, results);
    }

    private static void ToBits(int* keys)
    {
        for (var i = 0; i < Width; i += 8)
        {
            OrderedKey.Swap(Vector256.Load(keys + i)).Store(keys + i);
        }
    }
}
