namespace Federation.Core;

/// <summary>
/// The median of every element over updates (Yin et al., Byzantine-Robust Distributed Learning, 2018): the middle value, or the mean
/// of the two in the middle. Fewer than half of the updates, whatever they hold, cannot bring it out of the range of the others.
/// </summary>
/// <remarks>
/// <para>The result has the same bits whatever the order of the updates and the number of threads. Floating-point numbers are ordered by
/// IEEE 754's totalOrder: -0 before +0, infinities and then NaN at the ends, by their signs. Integer tensors get the nearest integer, ties to
/// even; bool tensors get what at least half of the updates say.</para>
/// <para>All updates are read once; besides, there is a tile of a few columns for each thread.</para>
/// </remarks>
public sealed class CoordinateMedian
{
    /// <summary>The most threads that work at once, at least 1; as many as there are processors unless said otherwise.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int MaxThreads { get; init => field = Threads.Check(value); } = Environment.ProcessorCount;

    /// <summary>The median of every element.</summary>
    /// <param name="updates">The updates, at least 1, all of one manifest; nothing is kept of them.</param>
    /// <param name="destination">Memory to be used again, none of an update's; without it, memory is taken.</param>
    /// <exception cref="ArgumentException">
    /// There are no updates, they do not consist of the same tensors, or the destination is for other tensors.
    /// </exception>
    public TensorList Of(IReadOnlyList<TensorList> updates, TensorBuffer? destination = null)
    {
        using var rows = new UpdateRows(updates);
        return ColumnStatistics.Compute(rows, new RankMean((rows.Count - 1) / 2), destination, MaxThreads);
    }
}
