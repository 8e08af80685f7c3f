using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Federation.Core;

/// <summary>Columns of any floating-point numbers as doubles: for float64, and for columns that are too long for a network.</summary>
internal sealed unsafe class DoubleColumns<T, TSource, TStatistic> : IColumnWorker
    where T : unmanaged
    where TSource : IDoubleSource<T>
    where TStatistic : struct, IColumnStatistic
{
    private const int Width = SortingNetwork.RowBytes / sizeof(double);

    private readonly TStatistic _statistic;
    private readonly SortingNetwork? _network;
    private readonly NativeArray<long> _tile;

    public DoubleColumns(TStatistic statistic, SortingNetwork? network, int count)
    {
        _statistic = statistic;
        _network = network;
        _tile = new NativeArray<long>((long)count * Width);
    }

    [SkipLocalsInit]
    public void Run(ReadOnlySpan<nint> rows, int start, int length, Span<byte> tensor)
    {
        Span<double> results = stackalloc double[Width];
        var to = MemoryMarshal.Cast<byte, T>(tensor).Slice(start, length);
        var tile = _tile.Pointer;
        for (var i = 0; i < length; i += Width)
        {
            var width = Math.Min(Width, length - i);
            Load(rows, start + i, width, tile);
            Sort(tile, rows.Length);
            for (var lane = 0; lane < Width; lane += 4)
            {
                _statistic.Of(new SortedDoubles(tile + lane, rows.Length)).CopyTo(results[lane..]);
            }

            TSource.Round(results[..width], to.Slice(i, width));
        }
    }

    public void Dispose() => _tile.Dispose();

    private static void Load(ReadOnlySpan<nint> rows, int start, int width, long* tile)
    {
        var padded = stackalloc T[Width];
        foreach (var row in rows)
        {
            var from = (T*)row + start;
            if (width < Width)
            {
                new ReadOnlySpan<T>(from, width).CopyTo(new Span<T>(padded, Width));
                from = padded;
            }

            for (var i = 0; i < Width; i += 4)
            {
                OrderedKey.Swap(TSource.Load(from + i).AsInt64()).Store(tile + i);
            }

            tile += Width;
        }
    }

    private void Sort(long* tile, int count)
    {
        if (_network is not null)
        {
            _network.Sort(tile);
            return;
        }

        var column = new long[count];
        for (var lane = 0; lane < Width; lane++)
        {
            for (var i = 0; i < count; i++)
            {
                column[i] = tile[(i * Width) + lane];
            }

            Array.Sort(column);
            for (var i = 0; i < count; i++)
            {
                tile[(i * Width) + lane] = column[i];
            }
        }
    }
}
