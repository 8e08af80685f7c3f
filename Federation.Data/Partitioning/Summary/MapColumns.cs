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

    /// <summary>The largest part that any label has in any column.</summary>
    public double LargestPart => _parts.Cast<double>().Max();

    /// <param name="summary">Whose clients.</param>
    /// <param name="most">How many columns there can be.</param>
    /// <param name="isSorted">Whether they are sorted by most frequent label, then by size; those without examples come last.</param>
    public static MapColumns Make(PartitionSummary summary, int most, bool isSorted)
    {
        int[] order = [.. Enumerable.Range(0, summary.Count)];
        if (isSorted)
        {
            order = [.. order.OrderBy(client => MostFrequent(summary[client])).ThenByDescending(client => summary.Sizes[client])];
        }

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
        var (best, count) = (counts.Length, 0);
        for (var label = 0; label < counts.Length; label++)
        {
            (best, count) = counts[label] > count ? (label, counts[label]) : (best, count);
        }

        return best;
    }
}
