using Federation.Core;

namespace Federation.Data;

/// <content>Clients that are alike.</content>
public static partial class Partitioner
{
    /// <summary>
    /// Independent and identically distributed: the examples are shuffled and dealt out, so that clients differ only by chance.
    /// Every example is given out once; sizes differ by at most one.
    /// </summary>
    /// <param name="count">How many examples there are, at least <paramref name="clients"/>.</param>
    /// <param name="clients">How many clients, at least 1.</param>
    /// <param name="seed">Decides who has what.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="clients"/> is below 1, or <paramref name="count"/> below 0.</exception>
    /// <exception cref="ArgumentException">There are fewer examples than clients.</exception>
    public static DataPartition Iid(int count, int clients, ulong seed)
    {
        ThrowIfNotEach(count, clients, 1, nameof(count));
        return DataPartition.InOrder(new SplitMix64(seed).Permutation(count), EvenSizes(count, clients), count);
    }
}
