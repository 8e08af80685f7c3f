namespace Federation.Data;

/// <content>As given.</content>
public static partial class Partitioner
{
    /// <summary>The partition that is given, checked. Each client has its examples in the order given; not all need be given out.</summary>
    /// <param name="parts">The examples of each client, as indices from 0; at least one client, which may have none.</param>
    /// <param name="count">How many examples the data set has, 0 or more.</param>
    /// <param name="allowOverlap">Whether an example may be given out more than once.</param>
    /// <param name="names">What each client is called, one for each. Null for no names.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is below 0.</exception>
    /// <exception cref="ArgumentException">
    /// There is no client, an index is not within the data set or given out twice, or the number of names is not that of clients.
    /// </exception>
    public static DataPartition Explicit(
        IReadOnlyList<IReadOnlyList<int>> parts, int count, bool allowOverlap = false, IReadOnlyList<string>? names = null)
    {
        ArgumentNullException.ThrowIfNull(parts);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (parts.Count == 0 || (names is not null && names.Count != parts.Count))
        {
            throw new ArgumentException(
                $"{parts.Count:N0} clients{(names is null ? "" : $" and {names.Count:N0} names")} were given; at least one client is expected, and "
                + "no names or one for each.",
                parts.Count == 0 ? nameof(parts) : nameof(names));
        }

        var examples = new int[parts.Sum(part => (long)part.Count)];
        var (starts, owners, used) = (new int[parts.Count + 1], new int[count], 0);
        owners.AsSpan().Fill(-1);
        for (var client = 0; client < parts.Count; client++)
        {
            foreach (var example in parts[client])
            {
                if ((uint)example >= (uint)count)
                {
                    throw new ArgumentException($"Client {client} is given example {example}; a data set of {count:N0} has 0 to {count - 1}.", nameof(parts));
                }

                if (owners[example] >= 0 && !allowOverlap)
                {
                    throw new ArgumentException(
                        $"Client {client} is given example {example}, which client {owners[example]} has already. Give it to one of them, or allow overlap.",
                        nameof(parts));
                }

                owners[example] = client;
                examples[used++] = example;
            }

            starts[client + 1] = used;
        }

        return new DataPartition(examples, starts, count, names is null ? null : [.. names]);
    }
}
