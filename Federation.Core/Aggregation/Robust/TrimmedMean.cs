namespace Federation.Core;

/// <summary>
/// The mean of every element over updates without its lowest and highest values (Yin et al., Byzantine-Robust Distributed Learning,
/// 2018). As many updates as are dropped at one end, whatever they hold, cannot bring it out of the range of the others.
/// </summary>
/// <remarks>
/// <para>The result has the same bits whatever the order of the updates and the number of threads. The mean is carried in at least 49 bits of the
/// largest value that is kept and rounded to the element type; equal values have themselves as their mean. Floating-point numbers are
/// ordered by IEEE 754's totalOrder: -0 before +0, infinities and then NaN at the ends, by their signs. Integer tensors get the nearest integer,
/// ties to even; bool tensors get what at least half of the values kept say.</para>
/// <para>All updates are read once; besides, there is a tile of a few columns for each thread.</para>
/// </remarks>
public sealed class TrimmedMean
{
    private readonly int _trim;

    /// <summary>A mean that drops so many values at each end.</summary>
    /// <param name="trim">How many of the lowest, and how many of the highest values of an element are dropped: at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">Less than 0.</exception>
    public TrimmedMean(int trim)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(trim);
        _trim = trim;
    }

    /// <summary>The most threads that work at once, at least 1; as many as there are processors unless said otherwise.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int MaxThreads { get; init => field = Threads.Check(value); } = Environment.ProcessorCount;

    /// <summary>The trimmed mean of every element.</summary>
    /// <param name="updates">The updates, more than twice as many as are dropped at one end, all of one manifest; nothing is kept of them.</param>
    /// <param name="destination">Memory to be used again, none of an update's; without it, memory is taken.</param>
    /// <exception cref="ArgumentException">
    /// There are too few updates, they do not consist of the same tensors, or the destination is for other tensors.
    /// </exception>
    public TensorList Of(IReadOnlyList<TensorList> updates, TensorBuffer? destination = null)
    {
        using var rows = new UpdateRows(updates);
        return rows.Count > 2L * _trim
            ? ColumnStatistics.Compute(rows, new RankMean(_trim), destination, MaxThreads)
            : throw new ArgumentException($"There are {rows.Count} updates; without the {_trim} lowest and highest, none is left.", nameof(updates));
    }
}
