namespace Federation.Data;

/// <summary>
/// In which order an epoch goes through a data set, as batches of indices: the set itself is neither copied nor moved.
/// The last batch is smaller where the count is no multiple of the batch size.
/// </summary>
public static class BatchOrder
{
    /// <summary>How many batches an epoch has.</summary>
    /// <param name="count">How many examples there are, at least 0.</param>
    /// <param name="batchSize">Examples of one batch, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static int BatchCount(int count, int batchSize)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        return (int)(((long)count + batchSize - 1) / batchSize);
    }

    /// <summary>From the first example to the last.</summary>
    /// <param name="count">How many examples there are, at least 0.</param>
    /// <param name="batchSize">Examples of one batch, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static IEnumerable<ReadOnlyMemory<int>> Sequential(int count, int batchSize)
    {
        var batches = BatchCount(count, batchSize);
        return Split(Ascending(count), batchSize, batches);
    }

    /// <summary>Every example once, in an order that the seed alone decides.</summary>
    /// <param name="count">How many examples there are, at least 0.</param>
    /// <param name="batchSize">Examples of one batch, at least 1.</param>
    /// <param name="seed">Decides the order; see <see cref="Seeds.Derive"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static IEnumerable<ReadOnlyMemory<int>> Shuffled(int count, int batchSize, ulong seed)
    {
        var batches = BatchCount(count, batchSize);
        var order = Ascending(count);
        var random = new SplitMix64(seed);
        for (var i = count - 1; i > 0; i--)
        {
            var j = random.Next(i + 1);
            (order[i], order[j]) = (order[j], order[i]);
        }

        return Split(order, batchSize, batches);
    }

    private static int[] Ascending(int count)
    {
        var order = new int[count];
        for (var i = 0; i < count; i++)
        {
            order[i] = i;
        }

        return order;
    }

    private static IEnumerable<ReadOnlyMemory<int>> Split(int[] order, int batchSize, int batches)
    {
        for (var batch = 0; batch < batches; batch++)
        {
            var start = batch * batchSize;
            yield return order.AsMemory(start, Math.Min(batchSize, order.Length - start));
        }
    }
}
