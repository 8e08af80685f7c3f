namespace Federation.Core;

/// <summary>One thread's workers for a statistic: one for each element type, made when there is need of it.</summary>
internal sealed class ColumnWorkers<TStatistic>(TStatistic statistic, int count, Lazy<SortingNetwork?> network) : IDisposable
    where TStatistic : struct, IColumnStatistic
{
    // Up to here a network is faster than selection.
    private const int LongestSorted = 32;

    private readonly Dictionary<DType, IColumnWorker> _workers = [];

    /// <summary>The worker for tensors of a type.</summary>
    public IColumnWorker For(DType dtype)
    {
        if (!_workers.TryGetValue(dtype, out var worker))
        {
            worker = Create(dtype);
            _workers.Add(dtype, worker);
        }

        return worker;
    }

    public void Dispose()
    {
        foreach (var worker in _workers.Values)
        {
            worker.Dispose();
        }
    }

    private IColumnWorker Create(DType dtype) => dtype switch
    {
        DType.Float32 => Float<float, SingleFormat, SingleSource>(),
        DType.Float16 => Float<Half, HalfFormat, HalfSource>(),
        DType.BFloat16 => Float<BFloat16, BFloat16Format, BFloat16Source>(),
        DType.Float64 => new DoubleColumns<double, DoubleSource, TStatistic>(statistic, network.Value, count),
        DType.Int8 => new IntegerColumns<sbyte, TStatistic>(statistic, count),
        DType.Int32 => new IntegerColumns<int, TStatistic>(statistic, count),
        DType.Int64 => new IntegerColumns<long, TStatistic>(statistic, count),
        DType.UInt8 => new IntegerColumns<byte, TStatistic>(statistic, count),
        _ => new BoolColumns<TStatistic>(statistic, count),
    };

    private IColumnWorker Float<T, TFormat, TSource>()
        where T : unmanaged
        where TFormat : IFloatFormat<T>
        where TSource : IDoubleSource<T>
    {
        if (statistic is RankMean mean && count is > LongestSorted and <= RadixColumns<T, TFormat, TSource>.MaxCount)
        {
            return new RadixColumns<T, TFormat, TSource>(mean, count);
        }

        return network.Value is { } sorting
            ? new NetworkColumns<T, TFormat, TStatistic>(statistic, sorting, count)
            : new DoubleColumns<T, TSource, TStatistic>(statistic, null, count);
    }
}
