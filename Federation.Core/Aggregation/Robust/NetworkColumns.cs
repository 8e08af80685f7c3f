using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Federation.Core;

/// <summary>Columns of floating-point numbers of at most 32 bits, sorted by a network.</summary>
internal sealed unsafe class NetworkColumns<T, TFormat, TStatistic> : IColumnWorker
    where T : unmanaged
    where TFormat : IFloatFormat<T>
    where TStatistic : struct, IColumnStatistic
{
    private const int Width = SortingNetwork.RowBytes / sizeof(float);

    private readonly TStatistic _statistic;
    private readonly SortingNetwork _network;
    private readonly NativeArray<int> _tile;

    public NetworkColumns(TStatistic statistic, SortingNetwork network, int count)
    {
        _statistic = statistic;
        _network = network;
        _tile = new NativeArray<int>((long)count * Width);
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
            _network.Sort(tile);
            for (var lane = 0; lane < Width; lane += 4)
            {
                _statistic.Of(new SortedSingles(tile + lane, rows.Length)).CopyTo(results[lane..]);
            }

            TFormat.Round(results[..width], to.Slice(i, width));
        }
    }

    public void Dispose() => _tile.Dispose();

    private static void Load(ReadOnlySpan<nint> rows, int start, int width, int* tile)
    {
        foreach (var row in rows)
        {
            var from = (T*)row + start;
            if (typeof(T) == typeof(float) && width == Width)
            {
                ToKeys((int*)from, tile);
            }
            else
            {
                new Span<int>(tile, Width).Clear();
                TFormat.Widen(new ReadOnlySpan<T>(from, width), new Span<float>(tile, width));
                ToKeys(tile, tile);
            }

            tile += Width;
        }
    }

    private static void ToKeys(int* bits, int* keys)
    {
        for (var i = 0; i < Width; i += 8)
        {
            OrderedKey.Swap(Vector256.Load(bits + i)).Store(keys + i);
        }
    }
}
