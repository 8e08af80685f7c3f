namespace Federation.Data.Tests.Partitioning;

/// <summary>Partitions drawn with a seed have each client's examples at random: which ones, and in which order.</summary>
internal sealed class RandomOrderTests
{
    private const int Examples = 20_000;

    // Sorted, so that any order that is left of the data set or of the labels shows.
    private static readonly byte[] Labels = [.. Enumerable.Range(0, Examples).Select(i => (byte)(i / (Examples / 4)))];

    private static IEnumerable<TestCaseData> Kinds =>
    [
        Kind("Iid", seed => Partitioner.Iid(Examples, 4, seed)),
        Kind("EqualSizes", seed => Partitioner.EqualSizes(Examples, 4, 4_000, seed)),
        Kind("EqualSizes with overlap", seed => Partitioner.EqualSizes(Examples, 4, 8_000, seed, allowOverlap: true)),
        Kind("RandomSizes", seed => Partitioner.RandomSizes(Examples, 4, 2_000, seed)),
        Kind("Skewed", seed => Partitioner.Skewed(Labels, 4, 2, 100, seed)),
        Kind("Shards", seed => Partitioner.Shards(Labels, 4, seed)),
        Kind("Dirichlet", seed => Partitioner.Dirichlet(Labels, 4, 1, 1_000, seed)),
        Kind("PowerLaw", seed => Partitioner.PowerLaw(Labels, 4, seed, sigma: 0.5)),
    ];

    // Of n examples with k of a label, the first half has k / 2, give or take sqrt(k (n - k) / (4 n)).
    [TestCaseSource(nameof(Kinds))]
    public void FirstHalf_OfEachClient_LabelsAsInTheWhole(Func<ulong, DataPartition> make)
    {
        var partition = make(1);
        for (var client = 0; client < partition.Count; client++)
        {
            var mine = partition[client].ToArray();
            foreach (var label in new byte[] { 0, 1, 2, 3 })
            {
                double all = mine.Count(example => Labels[example] == label);
                var half = mine.Take(mine.Length / 2).Count(example => Labels[example] == label);
                var deviation = Math.Sqrt(all * (mine.Length - all) / (4 * mine.Length));
                Assert.That(half, Is.EqualTo(all / 2).Within((5 * deviation) + 1), $"client {client}, label {label}");
            }
        }
    }

    // Of a label that lies between two places, a client's m examples have their mean in the middle, give or take a part of its length.
    [TestCaseSource(nameof(Kinds))]
    public void Examples_OfEachClientAndLabel_FromAllOverTheSet(Func<ulong, DataPartition> make)
    {
        var partition = make(1);
        var length = Examples / 4.0;
        for (var client = 0; client < partition.Count; client++)
        {
            foreach (var group in partition[client].ToArray().GroupBy(example => Labels[example]))
            {
                var middle = (length * group.Key) + ((length - 1) / 2);
                Assert.That(group.Average(), Is.EqualTo(middle).Within(5 * length / Math.Sqrt(12 * group.Count())), $"client {client}, label {group.Key}");
            }
        }
    }

    private static TestCaseData Kind(string name, Func<ulong, DataPartition> make) => new TestCaseData(make).SetArgDisplayNames(name);
}
