namespace Federation.Core;

/// <summary>
/// The squared Euclidean distances of all pairs of updates, over the elements of all floating-point tensors: what Krum and Bulyan
/// choose by.
/// </summary>
/// <remarks>
/// Differences, squares and sums are doubles, and sums are made in a fixed order: a distance has the same bits whatever the number of
/// threads, the order of the updates and which others there are, and is as accurate for updates that are close to each other. A
/// distance to an update with an infinite value is infinite or NaN. Besides the updates there is memory for the sums of 32 parts of
/// the elements: 256 bytes for each pair of updates, and a small tile for each thread.
/// </remarks>
public sealed class PairwiseDistances
{
    // The sums of so many parts of the elements are added up, whatever the number of threads.
    private const int Parts = 32;

    /// <summary>The most threads that work at once, at least 1; as many as there are processors unless said otherwise.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int MaxThreads { get; init => field = Threads.Check(value); } = Environment.ProcessorCount;

    /// <summary>The squared distances of all pairs.</summary>
    /// <param name="updates">The updates, at least 1, all of one manifest; nothing is kept of them.</param>
    /// <exception cref="ArgumentException">There are no updates, or they do not consist of the same tensors.</exception>
    public DistanceMatrix Of(IReadOnlyList<TensorList> updates)
    {
        using var rows = new UpdateRows(updates);
        var strips = Strip.Cut(rows.Manifest, DistancePanel.Elements, FloatTypes.Contains);
        var pairs = PairsOfGroups(rows.Count);
        var sums = new double[pairs.Length * Parts][];
        Workers.Run(sums.Length, MaxThreads, () => new DistancePanel(), (panel, step) =>
        {
            var (pair, part) = (pairs[step / Parts], step % Parts);
            sums[step] = new double[DistancePanel.Rows * DistancePanel.Rows];
            var (first, end) = ((int)((long)strips.Length * part / Parts), (int)((long)strips.Length * (part + 1) / Parts));
            foreach (var strip in strips.AsSpan(first..end))
            {
                Add(rows, strip, pair, panel, sums[step]);
            }
        });
        return Gather(rows.Count, pairs, sums);
    }

    private static (int A, int B)[] PairsOfGroups(int count)
    {
        var groups = (count + DistancePanel.Rows - 1) / DistancePanel.Rows;
        return [.. Enumerable.Range(0, groups).SelectMany(a => Enumerable.Range(a, groups - a).Select(b => (a, b)))];
    }

    private static void Add(UpdateRows rows, Strip strip, (int A, int B) pair, DistancePanel panel, Span<double> sums)
    {
        var all = rows.Of(strip.Tensor);
        var dtype = rows.Manifest[strip.Tensor].DType;
        panel.Add(dtype, GroupOf(all, pair.A), GroupOf(all, pair.B), pair.A == pair.B, strip.Start, strip.Length, sums);
    }

    private static ReadOnlySpan<nint> GroupOf(ReadOnlySpan<nint> rows, int group)
    {
        var rest = rows[(group * DistancePanel.Rows)..];
        return rest[..Math.Min(DistancePanel.Rows, rest.Length)];
    }

    private static DistanceMatrix Gather(int count, (int A, int B)[] pairs, double[][] sums)
    {
        var squares = new double[(long)count * count];
        for (var i = 0; i < count; i++)
        {
            for (var j = i + 1; j < count; j++)
            {
                var pair = Array.IndexOf(pairs, (i / DistancePanel.Rows, j / DistancePanel.Rows));
                var index = (i % DistancePanel.Rows * DistancePanel.Rows) + (j % DistancePanel.Rows);
                var sum = 0.0;
                for (var part = 0; part < Parts; part++)
                {
                    sum += sums[(pair * Parts) + part][index];
                }

                squares[((long)i * count) + j] = sum;
                squares[((long)j * count) + i] = sum;
            }
        }

        return new DistanceMatrix(count, squares);
    }
}
