using System.Collections.ObjectModel;

namespace Federation.Data;

/// <summary>
/// Which examples of a data set each client holds, as indices into the set: <c>images.Select(partition[client])</c> is a client's
/// part. Made by <see cref="Partitioner"/>. Immutable and safe for concurrent use; it takes four bytes for each example and four
/// for each client, so that there can be hundreds of thousands of them.
/// </summary>
public sealed class DataPartition
{
    private readonly int[] _examples;

    // Where each client's examples begin among all of them, and where the last one's end.
    private readonly int[] _starts;
    private ReadOnlyCollection<int>? _sizes;

    internal DataPartition(int[] examples, int[] starts, int datasetCount, IReadOnlyList<string>? names = null) =>
        (_examples, _starts, DatasetCount, Names) = (examples, starts, datasetCount, names);

    /// <summary>How many clients there are, at least 1.</summary>
    public int Count => _starts.Length - 1;

    /// <summary>How many examples the clients hold together. One that two clients hold counts twice, one that nobody holds not at all.</summary>
    public int TotalCount => _examples.Length;

    /// <summary>How many examples the data set has: every index is below it.</summary>
    public int DatasetCount { get; }

    /// <summary>What each client is called, where it has a name: a column's value or a folder's name. Otherwise null.</summary>
    public IReadOnlyList<string>? Names { get; }

    /// <summary>How many examples each client holds.</summary>
    public IReadOnlyList<int> Sizes =>
        _sizes ??= Array.AsReadOnly<int>([.. Enumerable.Range(0, Count).Select(i => _starts[i + 1] - _starts[i])]);

    /// <summary>
    /// The examples of one client. Partitions drawn with a seed have them in random order, so that the first nine tenths are a fair
    /// choice of them.
    /// </summary>
    /// <param name="client">Which client, 0 to <see cref="Count"/> - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such client.</exception>
    public ReadOnlySpan<int> this[int client]
    {
        get
        {
            if ((uint)client >= (uint)Count)
            {
                throw new ArgumentOutOfRangeException(nameof(client), client, $"There are {Count:N0} clients, counted from 0.");
            }

            return _examples.AsSpan(_starts[client].._starts[client + 1]);
        }
    }

    /// <summary>Counts who holds what, to be shown as a table or a picture.</summary>
    /// <param name="labels">The label of each example of the data set.</param>
    /// <param name="classCount">How many classes there are, 1 to 256; labels are below it.</param>
    /// <param name="classNames">The classes' names, one for each. Null for their numbers.</param>
    /// <exception cref="ArgumentException">The number of labels or names does not fit, or a label is not below <paramref name="classCount"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="classCount"/> is out of range.</exception>
    public PartitionSummary Summarize(ReadOnlySpan<byte> labels, int classCount, IReadOnlyList<string>? classNames = null) =>
        PartitionSummary.Of(this, labels, classCount, classNames);

    /// <summary>How many examples there are of how many clients.</summary>
    public override string ToString() => $"{TotalCount:N0} examples of {Count:N0} clients";

    /// <summary>Makes a partition whose clients take their examples one after the other, each as many as it is to have.</summary>
    internal static DataPartition InOrder(int[] examples, ReadOnlySpan<int> sizes, int datasetCount)
    {
        var starts = new int[sizes.Length + 1];
        for (var client = 0; client < sizes.Length; client++)
        {
            starts[client + 1] = starts[client] + sizes[client];
        }

        return new DataPartition(starts[^1] == examples.Length ? examples : examples[..starts[^1]], starts, datasetCount);
    }
}
