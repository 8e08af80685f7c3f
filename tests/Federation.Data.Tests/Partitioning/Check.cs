namespace Federation.Data.Tests.Partitioning;

/// <summary>What is asked of many partitions.</summary>
internal static class Check
{
    /// <summary>Every example of the data set is at one client and no other.</summary>
    public static void EveryExampleOnce(DataPartition partition)
    {
        var holders = Holders(partition);

        Assert.That(holders, Is.All.EqualTo(1));
        Assert.That(partition.TotalCount, Is.EqualTo(partition.DatasetCount));
    }

    /// <summary>How many clients hold each example.</summary>
    public static int[] Holders(DataPartition partition)
    {
        var holders = new int[partition.DatasetCount];
        for (var client = 0; client < partition.Count; client++)
        {
            foreach (var example in partition[client])
            {
                holders[example]++;
            }
        }

        return holders;
    }

    /// <summary>How many of each label each client has.</summary>
    public static int[][] LabelCounts(DataPartition partition, byte[] labels, int classCount = 10)
    {
        var summary = partition.Summarize(labels, classCount);
        return [.. Enumerable.Range(0, partition.Count).Select(client => summary[client].ToArray())];
    }

    /// <summary>A number for the whole partition: sizes, and examples in their order (FNV-1a).</summary>
    public static ulong Checksum(DataPartition partition)
    {
        var hash = 14695981039346656037UL;
        for (var client = 0; client < partition.Count; client++)
        {
            Add(partition[client].Length);
            foreach (var example in partition[client])
            {
                Add(example);
            }
        }

        return hash;

        void Add(int value) => hash = unchecked((hash ^ (uint)value) * 1099511628211UL);
    }

    /// <summary>The same seed gives the same partition, another one another.</summary>
    public static void SeedDecides(Func<ulong, DataPartition> make)
    {
        var (first, again, other) = (Checksum(make(7)), Checksum(make(7)), Checksum(make(8)));

        Assert.That(again, Is.EqualTo(first));
        Assert.That(other, Is.Not.EqualTo(first));
    }

    /// <summary>The mean of a number over seeds lies near what theory says: five standard errors are wide enough for fixed seeds.</summary>
    public static void MeanNear(IReadOnlyCollection<double> values, double expected, string what)
    {
        var mean = values.Average();
        var error = Math.Sqrt(values.Average(value => (value - mean) * (value - mean)) / values.Count);
        Assert.That(mean, Is.EqualTo(expected).Within((5 * error) + 1e-12), what);
    }
}
