namespace Federation.Data.Tests.Partitioning;

/// <summary>
/// A seed promises the same partition on every machine and in every version: these checksums must not change. Those of Iid, Dirichlet
/// (alpha below 1) and PowerLaw were also worked out by another program, in Python.
/// </summary>
internal sealed class SameBitsTests
{
    private static readonly byte[] Labels = SampleLabels.Of(SampleLabels.MnistCounts);

    private static IEnumerable<TestCaseData> Kinds =>
    [
        Kind("Iid", () => Partitioner.Iid(60_000, 100, 42), 122822029250870911UL),
        Kind("EqualSizes", () => Partitioner.EqualSizes(60_000, 100, 300, 42), 9221582150532833561UL),
        Kind("EqualSizes with overlap", () => Partitioner.EqualSizes(600, 100, 300, 42, allowOverlap: true), 16899830546800457655UL),
        Kind("RandomSizes", () => Partitioner.RandomSizes(60_000, 100, 10, 42), 9902021029405754115UL),
        Kind("Skewed", () => Partitioner.Skewed(Labels, 100, 2, 5, 42), 1569885632894812723UL),
        Kind("Shards", () => Partitioner.Shards(Labels, 100, 42), 15804749340522613843UL),
        Kind("Dirichlet, alpha below 1", () => Partitioner.Dirichlet(Labels, 100, 0.5, 10, 42), 14573413244010555667UL),
        Kind("Dirichlet, alpha above 1", () => Partitioner.Dirichlet(Labels, 100, 5, 10, 42), 256597013560323405UL),
        Kind("PowerLaw", () => Partitioner.PowerLaw(Labels, 1_000, 42), 17335502583646486783UL),
    ];

    [TestCaseSource(nameof(Kinds))]
    public void Partition_KnownSeed_KnownChecksum(Func<DataPartition> make, ulong checksum) =>
        Assert.That(Check.Checksum(make()), Is.EqualTo(checksum));

    private static TestCaseData Kind(string name, Func<DataPartition> make, ulong checksum) => new TestCaseData(make, checksum).SetArgDisplayNames(name);
}
