using Federation.Core;

namespace Federation.Data;

/// <summary>
/// In which order an epoch goes through a data set, as batches of indices: the set itself is neither copied nor moved.
/// The last batch is smaller where the count is no multiple of the batch size, or is left out where that is asked for.
/// </summary>
public static class BatchOrder
{
    /// <summary>How many batches an epoch has.</summary>
    /// <param name="count">How many examples there are, at least 0.</param>
    /// <param name="batchSize">Examples of one batch, at least 1.</param>
    /// <param name="dropLast">Whether a last batch that is smaller is left out.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static int BatchCount(int count, int batchSize, bool dropLast = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        return (count / batchSize) + (count % batchSize > 0 && !dropLast ? 1 : 0);
    }

    /// <summary>From the first example to the last.</summary>
    /// <param name="count">How many examples there are, at least 0.</param>
    /// <param name="batchSize">Examples of one batch, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static IEnumerable<ReadOnlyMemory<int>> Sequential(int count, int batchSize)
    {
        var batches = BatchCount(count, batchSize);
        return Split([.. Enumerable.Range(0, count)], batchSize, batches);
    }

    /// <summary>Every example once, in an order that the seed alone decides.</summary>
    /// <param name="count">How many examples there are, at least 0.</param>
    /// <param name="batchSize">Examples of one batch, at least 1.</param>
    /// <param name="seed">Decides the order; see <see cref="Seeds.Derive"/>.</param>
    /// <param name="dropLast">Whether a last batch that is smaller is left out: other examples each time, as the seed has it.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static IEnumerable<ReadOnlyMemory<int>> Shuffled(int count, int batchSize, ulong seed, bool dropLast = false)
    {
        var batches = BatchCount(count, batchSize, dropLast);
        return Split(new SplitMix64(seed).Permutation(count), batchSize, batches);
    }

    /// <summary>
    /// Epoch after epoch without end, each in an order of its own, for training by a number of batches:
    /// <c>Endless(count, 32, seed).Take(50)</c>. Epoch i, from 0, is <see cref="Shuffled"/> with <c>Seeds.Derive(seed, i)</c>.
    /// </summary>
    /// <param name="count">How many examples there are, at least 1, or at least a batch where the last one is left out.</param>
    /// <param name="batchSize">Examples of one batch, at least 1.</param>
    /// <param name="seed">Decides the orders.</param>
    /// <param name="dropLast">Whether an epoch's last batch is left out where it is smaller.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static IEnumerable<ReadOnlyMemory<int>> Endless(int count, int batchSize, ulong seed, bool dropLast = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, dropLast ? batchSize : 1);
        return Epochs();

        IEnumerable<ReadOnlyMemory<int>> Epochs()
        {
            for (var epoch = 0L; ; epoch++)
            {
                foreach (var batch in Shuffled(count, batchSize, Seeds.Derive(seed, epoch), dropLast))
                {
                    yield return batch;
                }
            }
        }
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
