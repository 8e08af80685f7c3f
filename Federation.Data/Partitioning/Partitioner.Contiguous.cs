namespace Federation.Data;

/// <content>Parts in a row.</content>
public static partial class Partitioner
{
    /// <summary>
    /// One client's part where the examples are cut into equal parts in a row. Where they cannot be shared out evenly, the first
    /// clients have one more. Of examples in random order, such as CIFAR-10's, the parts are alike (IID), and a client need not
    /// know of the others or read more than its part.
    /// </summary>
    /// <param name="count">How many examples there are, at least <paramref name="clients"/>.</param>
    /// <param name="clients">How many clients, at least 1.</param>
    /// <param name="client">Which client, 0 to <paramref name="clients"/> - 1.</param>
    /// <returns>The part's range, to be used as <c>images[range]</c>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    /// <exception cref="ArgumentException">There are fewer examples than clients.</exception>
    public static Range Contiguous(int count, int clients, int client)
    {
        ThrowIfNotEach(count, clients, 1, nameof(count));
        ArgumentOutOfRangeException.ThrowIfNegative(client);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(client, clients);

        var (size, extra) = Math.DivRem(count, clients);
        var start = (client * size) + Math.Min(client, extra);
        return start..(start + size + (client < extra ? 1 : 0));
    }

    /// <summary>The sizes of equal parts, which differ by at most one.</summary>
    private static int[] EvenSizes(int count, int parts)
    {
        var sizes = new int[parts];
        var (size, extra) = Math.DivRem(count, parts);
        sizes.AsSpan().Fill(size);
        sizes.AsSpan(0, extra).Fill(size + 1);
        return sizes;
    }
}
