namespace Federation.Core;

/// <summary>Computes a statistic of every element over all updates.</summary>
internal static class ColumnStatistics
{
    // A longer network is larger than the caches.
    private const int LongestNetwork = 1024;

    /// <summary>Computes a statistic.</summary>
    /// <param name="updates">The updates; as many as the statistic needs.</param>
    /// <param name="statistic">The statistic.</param>
    /// <param name="destination">Where to; null for new memory.</param>
    /// <param name="maxThreads">The most threads that work at once.</param>
    public static TensorList Compute<TStatistic>(UpdateRows updates, TStatistic statistic, TensorBuffer? destination, int maxThreads)
        where TStatistic : struct, IColumnStatistic
    {
        var result = updates.Destination(destination);
        var count = updates.Count;
        var (first, end) = statistic.RanksOf(count);
        var network = new Lazy<SortingNetwork?>(() => count <= LongestNetwork ? new SortingNetwork(count, first, end) : null);
        var strips = Strip.Cut(updates.Manifest, StripLength(count));
        Workers.Run(
            strips.Length,
            maxThreads,
            () => new ColumnWorkers<TStatistic>(statistic, count, network),
            (workers, step) =>
            {
                var (tensor, start, length) = strips[step];
                workers.For(updates.Manifest[tensor].DType).Run(updates.Of(tensor), start, length, result[tensor].Span);
            });
        return result.Tensors;
    }

    // About a million values: enough that handing out costs nothing beside the work.
    private static int StripLength(int count) => Math.Clamp((1 << 20) / count, 1 << 10, 1 << 14) & ~63;
}
