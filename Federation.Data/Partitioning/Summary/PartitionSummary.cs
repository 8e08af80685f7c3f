namespace Federation.Data;

/// <summary>
/// Who holds what in a <see cref="DataPartition"/>: how many examples of each label each client has. Shown as a table of text or as
/// a picture. Immutable and safe for concurrent use.
/// </summary>
public sealed class PartitionSummary
{
    private readonly int[] _counts;

    private PartitionSummary(int[] counts, int classCount, IReadOnlyList<string>? classNames, DataPartition partition)
    {
        (_counts, ClassCount, ClassNames) = (counts, classCount, classNames);
        (Count, Sizes, ClientNames) = (partition.Count, partition.Sizes, partition.Names);
        (TotalCount, DatasetCount) = (partition.TotalCount, partition.DatasetCount);
    }

    /// <summary>How many clients there are.</summary>
    public int Count { get; }

    /// <summary>How many classes the labels are of.</summary>
    public int ClassCount { get; }

    /// <summary>How many examples the clients hold together; see <see cref="DataPartition.TotalCount"/>.</summary>
    public int TotalCount { get; }

    /// <summary>How many examples the data set has.</summary>
    public int DatasetCount { get; }

    /// <summary>How many examples each client has.</summary>
    public IReadOnlyList<int> Sizes { get; }

    /// <summary>The classes' names, or null for their numbers.</summary>
    public IReadOnlyList<string>? ClassNames { get; }

    /// <summary>The clients' names, or null for their numbers.</summary>
    public IReadOnlyList<string>? ClientNames { get; }

    /// <summary>How many examples of each class one client has: <see cref="ClassCount"/> numbers.</summary>
    /// <param name="client">Which client, 0 to <see cref="Count"/> - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such client.</exception>
    public ReadOnlySpan<int> this[int client]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(client);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(client, Count);
            return _counts.AsSpan(client * ClassCount, ClassCount);
        }
    }

    /// <summary>How many different labels one client has.</summary>
    /// <param name="client">Which client, 0 to <see cref="Count"/> - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such client.</exception>
    public int LabelsOf(int client) => ClassCount - this[client].Count(0);

    /// <summary>
    /// A table of text: a row for each client, or for the first ones where there are many, and then how sizes and labels are
    /// distributed over the clients. Lines end with a line feed; numbers are written as in English.
    /// </summary>
    public string ToTable() => SummaryTable.Write(this);

    /// <summary>
    /// A picture of who holds which labels, as the text of an SVG file that needs nothing else: bars of label counts for up to 60
    /// clients and 20 classes, otherwise a map of label shares under a curve of sizes, sorted where there are more than 60 clients.
    /// </summary>
    /// <param name="title">What is written above it. Null for how many examples and clients there are.</param>
    public string ToSvg(string? title = null)
    {
        title ??= Headline;
        return Count <= ClientAxis.MaxClients && ClassCount <= Palette.Count ? LabelBars.Draw(this, title) : LabelMap.Draw(this, title);
    }

    /// <summary>The table.</summary>
    public override string ToString() => ToTable();

    /// <summary>What a table or a picture is of, in one line.</summary>
    internal string Headline
    {
        get
        {
            var of = TotalCount == DatasetCount ? "" : FormattableString.Invariant($" (of {DatasetCount:N0})");
            return $"{Plural(TotalCount, "example")}{of}, {Plural(Count, "client")}, {Plural(ClassCount, "label")}";
        }
    }

    internal static string Plural(int count, string noun) => FormattableString.Invariant($"{count:N0} {noun}{(count == 1 ? "" : "s")}");

    internal string ClientName(int client) => ClientNames?[client] ?? FormattableString.Invariant($"{client}");

    internal string ClassName(int label) => ClassNames?[label] ?? FormattableString.Invariant($"{label}");

    internal static PartitionSummary Of(
        DataPartition partition, ReadOnlySpan<byte> labels, int classCount, IReadOnlyList<string>? classNames)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classCount, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(classCount, ImageDataset.MaxClassCount);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)partition.Count * classCount, Array.MaxLength, nameof(classCount));
        if (labels.Length != partition.DatasetCount)
        {
            throw new ArgumentException(
                $"{labels.Length:N0} labels were given; the partition is of a data set of {partition.DatasetCount:N0} examples.", nameof(labels));
        }

        var wrong = ImageDataset.IndexOfWrongLabel(labels, classCount);
        if (wrong >= 0)
        {
            throw new ArgumentException(
                $"Example {wrong} has label {labels[wrong]}; labels of {classCount} classes are 0 to {classCount - 1}.", nameof(labels));
        }

        if (classNames is not null && classNames.Count != classCount)
        {
            throw new ArgumentException($"{classNames.Count:N0} names were given for {classCount} classes; one for each is expected.", nameof(classNames));
        }

        var counts = new int[partition.Count * classCount];
        for (var client = 0; client < partition.Count; client++)
        {
            foreach (var example in partition[client])
            {
                counts[(client * classCount) + labels[example]]++;
            }
        }

        return new PartitionSummary(counts, classCount, classNames is null ? null : [.. classNames], partition);
    }
}
