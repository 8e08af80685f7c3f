namespace Federation.Data;

/// <content>By what the data say themselves.</content>
public static partial class Partitioner
{
    /// <summary>
    /// One client for each different value of a column: a writer, a hospital, a device. Clients are in the order in which their values
    /// first occur, named after them; each has its examples in the order of the data set. Every example is given out once.
    /// </summary>
    /// <typeparam name="T">The column's type; two values are the same client where they are equal.</typeparam>
    /// <param name="values">The value of each example, none of them null.</param>
    /// <exception cref="ArgumentException">There is no value, or one of them is null; the message says which.</exception>
    public static DataPartition ByColumn<T>(IReadOnlyList<T> values)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count == 0)
        {
            throw new ArgumentException("There are no values; one for each example is expected.", nameof(values));
        }

        var (clients, names, owners) = (new Dictionary<T, int>(), new List<string>(), new int[values.Count]);
        for (var i = 0; i < owners.Length; i++)
        {
            var value = values[i];
            if (value is null)
            {
                throw new ArgumentException($"The value of example {i} is null. Give each example a value, or leave out those without.", nameof(values));
            }

            if (!clients.TryGetValue(value, out owners[i]))
            {
                owners[i] = clients[value] = names.Count;
                names.Add(FormattableString.Invariant($"{value}"));
            }
        }

        return FromOwners(owners, names);
    }

    private static DataPartition FromOwners(ReadOnlySpan<int> owners, IReadOnlyList<string> names)
    {
        var starts = new int[names.Count + 1];
        foreach (var owner in owners)
        {
            starts[owner + 1]++;
        }

        for (var client = 0; client < names.Count; client++)
        {
            starts[client + 1] += starts[client];
        }

        var (examples, next) = (new int[owners.Length], starts[..^1]);
        for (var i = 0; i < owners.Length; i++)
        {
            examples[next[owners[i]]++] = i;
        }

        return new DataPartition(examples, starts, owners.Length, names);
    }
}
