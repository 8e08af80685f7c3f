using Federation.Core;

namespace Federation.Data;

/// <content>Clients of one size.</content>
public static partial class Partitioner
{
    /// <summary>
    /// Each client draws as many examples as the others, at random. No example is given out twice while there are enough; where
    /// there are not, and that is allowed, each client draws from all examples, none twice for itself.
    /// </summary>
    /// <param name="count">How many examples there are.</param>
    /// <param name="clients">How many clients, at least 1.</param>
    /// <param name="size">How many examples each client has, 1 to <paramref name="count"/>.</param>
    /// <param name="seed">Decides who has what.</param>
    /// <param name="allowOverlap">Whether two clients may have the same example where there are too few for all of them.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    /// <exception cref="ArgumentException">There are too few examples, and overlap is not allowed.</exception>
    public static DataPartition EqualSizes(int count, int clients, int size, ulong seed, bool allowOverlap = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(clients, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, count);
        var total = (long)clients * size;
        if (total > count && !allowOverlap)
        {
            throw new ArgumentException(
                $"{clients:N0} clients with {size:N0} examples each take {total:N0}, but there are {count:N0}. "
                + $"Take at most {count / size:N0} clients or {count / clients:N0} examples each, or allow overlap.",
                nameof(size));
        }

        ArgumentOutOfRangeException.ThrowIfGreaterThan(total, Array.MaxLength, nameof(size));
        var sizes = new int[clients];
        sizes.AsSpan().Fill(size);
        var random = new SplitMix64(seed);
        var order = random.Permutation(count);
        if (total <= count)
        {
            return DataPartition.InOrder(order, sizes, count);
        }

        var examples = new int[total];
        for (var client = 0; client < clients; client++)
        {
            // The beginning of another shuffle: it does not matter in which order the last one left the examples.
            for (var i = 0; i < size; i++)
            {
                var j = i + random.Next(count - i);
                (order[i], order[j]) = (order[j], order[i]);
            }

            order.AsSpan(0, size).CopyTo(examples.AsSpan(client * size));
        }

        return DataPartition.InOrder(examples, sizes, count);
    }
}
