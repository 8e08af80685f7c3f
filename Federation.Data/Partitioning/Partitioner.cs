namespace Federation.Data;

/// <summary>
/// Shares a data set out among clients. The same arguments give the same partition, index for index, on every machine and in every
/// version; see <see cref="Seeds.Derive"/> for seeds. What cannot be made is refused with the numbers and what to change.
/// </summary>
public static partial class Partitioner
{
    private static void ThrowIfNotEach(int count, int clients, int minimumSize, string countName)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(clients, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(minimumSize);
        ArgumentOutOfRangeException.ThrowIfNegative(count, countName);
        if (count == 0)
        {
            throw new ArgumentException("There are no examples to share out.", countName);
        }

        if (count < (long)clients * minimumSize)
        {
            throw new ArgumentException(
                $"{count:N0} examples are too few for {clients:N0} clients with at least {minimumSize:N0} each. "
                + $"Take at most {count / minimumSize:N0} clients{(minimumSize > 1 ? $", or at most {count / clients:N0} for each" : "")}.",
                countName);
        }
    }

    /// <summary>How many examples of each label each client is to have, client by client: nothing yet.</summary>
    private static int[] NewCounts(int clients, ExamplesByLabel examples)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(clients, Array.MaxLength / examples.LabelCount);
        return new int[clients * examples.LabelCount];
    }
}
