namespace Federation.Data.Tests;

internal sealed class BatchOrderTests
{
    [Test]
    public void Shuffled_OneEpoch_EveryExampleOnceInBatches()
    {
        var batches = BatchOrder.Shuffled(103, 10, seed: 7).Select(batch => batch.ToArray()).ToList();

        Assert.Multiple(() =>
        {
            Assert.That(batches.Select(batch => batch.Length), Is.EqualTo(Enumerable.Repeat(10, 10).Append(3)));
            Assert.That(batches.SelectMany(batch => batch), Is.EquivalentTo(Enumerable.Range(0, 103)));
            Assert.That(batches.SelectMany(batch => batch), Is.Not.EqualTo(Enumerable.Range(0, 103)));
        });
    }

    [Test]
    public void Shuffled_SameSeed_SameOrder_OtherSeed_OtherOrder()
    {
        var five = Flat(5);

        Assert.Multiple(() =>
        {
            Assert.That(Flat(5), Is.EqualTo(five));
            Assert.That(Flat(6), Is.Not.EqualTo(five));
        });

        static IEnumerable<int> Flat(ulong seed) =>
            BatchOrder.Shuffled(50, 8, seed).SelectMany(batch => batch.ToArray()).ToList();
    }

    // The order is part of what a seed promises: it must not change from one version to the next.
    [Test]
    public void Shuffled_KnownSeed_KnownOrder() =>
        Assert.That(BatchOrder.Shuffled(8, 8, seed: 1).Single().ToArray(), Is.EqualTo(new[] { 0, 3, 7, 1, 2, 6, 5, 4 }));

    [Test]
    public void Shuffled_ManySeeds_EachPlaceEquallyLikely()
    {
        var counts = new int[5];
        for (var seed = 0UL; seed < 10_000; seed++)
        {
            counts[BatchOrder.Shuffled(5, 1, seed).First().Span[0]]++;
        }

        // 2,000 expected; five deviations of the binomial distribution are 200.
        Assert.That(counts, Is.All.InRange(1_800, 2_200));
    }

    [Test]
    public void Shuffled_DropLast_SameOrderWithoutTheSmallBatch()
    {
        var all = BatchOrder.Shuffled(103, 10, seed: 7).Select(batch => batch.ToArray()).ToList();

        Assert.Multiple(() =>
        {
            Assert.That(BatchOrder.Shuffled(103, 10, seed: 7, dropLast: true).Select(batch => batch.ToArray()), Is.EqualTo(all[..10]));
            Assert.That(BatchOrder.Shuffled(9, 10, seed: 7, dropLast: true), Is.Empty);
            Assert.That(BatchOrder.Shuffled(10, 10, seed: 7, dropLast: true).Count(), Is.EqualTo(1));
        });
    }

    [TestCase(false)]
    [TestCase(true)]
    public void Endless_BatchesOverSeveralEpochs_EachEpochShuffledByItsOwnSeed(bool dropLast)
    {
        var epochs = Enumerable.Range(0, 4).Select(
            epoch => BatchOrder.Shuffled(25, 10, Seeds.Derive(7, epoch), dropLast).Select(batch => batch.ToArray()).ToList()).ToList();

        var batches = BatchOrder.Endless(25, 10, seed: 7, dropLast).Take(7).Select(batch => batch.ToArray());

        Assert.That(batches, Is.EqualTo(epochs.SelectMany(epoch => epoch).Take(7)));
        Assert.That(epochs[1], Is.Not.EqualTo(epochs[0]));
    }

    [TestCase(0, 1, false)]
    [TestCase(9, 10, true)]
    [TestCase(1, 0, false)]
    public void Endless_NeverABatch_RefusedBeforeEnumeration(int count, int batchSize, bool dropLast) =>
        Assert.That(() => BatchOrder.Endless(count, batchSize, 1, dropLast), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public void Sequential_Order_Ascending() =>
        Assert.That(BatchOrder.Sequential(5, 2).SelectMany(batch => batch.ToArray()), Is.EqualTo(Enumerable.Range(0, 5)));

    [Test]
    public void BatchSizeZero_RefusedBeforeEnumeration() =>
        Assert.That(() => BatchOrder.Sequential(5, 0), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [TestCase(0, 32, 0, 0)]
    [TestCase(4_500, 32, 141, 140)]
    [TestCase(64, 32, 2, 2)]
    [TestCase(int.MaxValue, 2, 1 << 30, (1 << 30) - 1)]
    public void BatchCount_LastSmaller_CountedUnlessDropped(int count, int batchSize, int expected, int expectedWithoutLast)
    {
        Assert.Multiple(() =>
        {
            Assert.That(BatchOrder.BatchCount(count, batchSize), Is.EqualTo(expected));
            Assert.That(BatchOrder.BatchCount(count, batchSize, dropLast: true), Is.EqualTo(expectedWithoutLast));
        });
    }
}
