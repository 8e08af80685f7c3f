namespace Federation.Data;

/// <summary>The columns of a <see cref="LabelMap"/>: one client each, or the mean of a few where there are more clients than columns.</summary>
internal sealed class MapColumns
{
    private readonly double[,] _parts;

    private MapColumns(double[] sizes, double[,] parts, int mostClients) => (Sizes, _parts, MostClients) = (sizes, parts, mostClients);

    public int Count => Sizes.Count;

    /// <summary>How many examples a client of each column has.</summary>
    public IReadOnlyList<double> Sizes { get; }

    /// <summary>How many clients a column stands for at most.</summary>
    public int MostClients { get; }

    /// <summary>Which part of the examples has a label, 0 to 1.</summary>
    public double this[int column, int label] => _parts[column, label];

    public static MapColumns Make(PartitionSummary summary, int most)
    {
        var order = Enumerable.Range(0, summary.Count)
            .OrderBy(client => MostFrequent(summary[client]))
            .ThenByDescending(client => summary.Sizes[client])
            .ThenBy(client => client)
            .ToArray();
        var count = Math.Min(most, order.Length);
        var (sizes, parts) = (new double[count], new double[count, summary.ClassCount]);
        for (var column = 0; column < count; column++)
        {
            var clients = order.AsSpan(Partitioner.Contiguous(order.Length, count, column));
            foreach (var client in clients)
            {
                sizes[column] += (double)summary.Sizes[client] / clients.Length;
                for (var label = 0; label < summary.ClassCount && summary.Sizes[client] > 0; label++)
                {
                    parts[column, label] += (double)summary[client][label] / summary.Sizes[client] / clients.Length;
                }
            }
        }

        return new MapColumns(sizes, parts, (order.Length + count - 1) / count);
    }

    private static int MostFrequent(ReadOnlySpan<int> counts)
    {
        var best = 0;
        for (var label = 1; label < counts.Length; label++)
        {
            best = counts[label] > counts[best] ? label : best;
        }

        return best;
    }
}
