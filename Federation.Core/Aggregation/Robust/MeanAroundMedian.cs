namespace Federation.Core;

/// <summary>
/// The mean of those values of every element over updates that are closest to their median: the second step of Bulyan
/// (El Mhamdi et al., The Hidden Vulnerability of Distributed Learning in Byzantium, 2018). Of two values as close, the smaller is taken.
/// </summary>
/// <remarks>
/// The result has the same bits whatever the order of the updates and the number of threads; equal values have themselves as their mean.
/// Floating-point values must be finite. Integer tensors get the nearest integer, ties to even; bool tensors get what at least half of
/// the values taken say. All updates are read once; besides, there is a tile of a few columns for each thread.
/// </remarks>
public sealed class MeanAroundMedian
{
    private readonly int _keep;

    /// <summary>A mean of so many values.</summary>
    /// <param name="keep">How many values of an element are taken, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public MeanAroundMedian(int keep)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(keep, 1);
        _keep = keep;
    }

    /// <summary>The most threads that work at once, at least 1; as many as there are processors unless said otherwise.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int MaxThreads { get; init => field = Threads.Check(value); } = Environment.ProcessorCount;

    /// <summary>The mean of every element.</summary>
    /// <param name="updates">The updates, at least as many as are taken, all of one manifest; nothing is kept of them.</param>
    /// <param name="destination">Memory to be used again, none of an update's; without it, memory is taken.</param>
    /// <exception cref="ArgumentException">
    /// There are too few updates, they do not consist of the same tensors, or the destination is for other tensors.
    /// </exception>
    public TensorList Of(IReadOnlyList<TensorList> updates, TensorBuffer? destination = null)
    {
        using var rows = new UpdateRows(updates);
        return rows.Count >= _keep
            ? ColumnStatistics.Compute(rows, new NearMedianMean(_keep), destination, MaxThreads)
            : throw new ArgumentException($"There are {rows.Count} updates, of which {_keep} are to be taken.", nameof(updates));
    }
}
