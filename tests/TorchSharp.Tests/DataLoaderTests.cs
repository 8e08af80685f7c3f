using TorchSharp;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

[TestFixture]
public sealed class DataLoaderTests
{
    [TestCase(false, new[] { 3, 3, 1 })]
    [TestCase(true, new[] { 3, 3 })]
    public void Batches_InOrder_RowsOfNamedTensors(bool dropLast, int[] sizes)
    {
        using var loader = utils.data.DataLoader(new Squares(7), 3, drop_last: dropLast);
        Assert.That(loader.Count, Is.EqualTo(sizes.Length));
        var first = 0;
        var batches = 0;
        foreach (var batch in loader)
        {
            var size = sizes[batches++];
            Assert.That(batch.Keys, Is.EqualTo(new[] { "data", "label" }));
            Assert.That(batch["data"].shape, Is.EqualTo(new long[] { size, 2 }));
            Assert.That(batch["label"].shape, Is.EqualTo(new long[] { size }));
            Assert.That(
                batch["label"].data<long>().ToArray(),
                Is.EqualTo(Enumerable.Range(first, size).Select(i => (long)i * i)));
            Assert.That(batch["data"][0, 1].item<float>(), Is.EqualTo(first + 0.5f));
            first += size;
        }

        Assert.That(batches, Is.EqualTo(sizes.Length));
    }

    [Test]
    public void TensorDataset_Batched_RowsOfEachTensor()
    {
        using var scope = NewDisposeScope();
        using var dataset = utils.data.TensorDataset(arange(10).reshape(5, 2), arange(5, float32));
        using var loader = utils.data.DataLoader(dataset, 2, disposeDataset: false);
        var batches = loader.Select(batch => (batch[0].data<long>().ToArray(), batch[1].shape)).ToArray();
        Assert.That(batches.Select(b => b.Item1), Is.EqualTo(new long[][] { [0, 1, 2, 3], [4, 5, 6, 7], [8, 9] }));
        Assert.That(batches[0].shape, Is.EqualTo(new long[] { 2 }));
        Assert.That(dataset[3][0].data<long>().ToArray(), Is.EqualTo(new long[] { 6, 7 }));
    }

    [Test]
    public void TensorDataset_OutlivesTheScopeOfItsTensors()
    {
        TensorDataset dataset;
        using (NewDisposeScope())
        {
            dataset = utils.data.TensorDataset(arange(3));
        }

        Assert.That(dataset.GetTensor(2)[0].item<long>(), Is.EqualTo(2));
        dataset.Dispose();
        Assert.That(() => dataset.GetTensor(0), Throws.InvalidOperationException);
    }

    [Test]
    public void TensorDataset_TensorsThatDoNotFit_Refused()
    {
        using var scope = NewDisposeScope();
        Assert.That(() => utils.data.TensorDataset(), Throws.ArgumentNullException);
        Assert.That(() => utils.data.TensorDataset(ones(2), ones(3)), Throws.ArgumentException);
    }

    [Test]
    public void Shuffle_WithSeed_SameOrderOfAllSamplesEveryTime()
    {
        using var loader = utils.data.DataLoader(new Squares(50), 8, shuffle: true, seed: 4);
        var first = Labels(loader);
        Assert.That(first, Is.EquivalentTo(Enumerable.Range(0, 50).Select(i => (long)i * i)));
        Assert.That(first, Is.Not.Ordered);
        Assert.That(Labels(loader), Is.EqualTo(first));
        using var other = utils.data.DataLoader(new Squares(50), 8, shuffle: true, seed: 5);
        Assert.That(Labels(other), Is.Not.EqualTo(first));
    }

    [Test]
    public void Shuffler_WithSeed_InsideOutFisherYatesOfTheseNumbers()
    {
        var random = new Random(9);
        var expected = new List<long>();
        for (var i = 0; i < 20; i++)
        {
            var high = (long)random.Next() << 32;
            var at = (int)((high + random.Next()) % (i + 1));
            expected.Add(i);
            (expected[i], expected[at]) = (expected[at], i);
        }

        Assert.That(new FisherYatesShuffler(20, 9), Is.EqualTo(expected));
        Assert.That(new FisherYatesShuffler(20), Is.EquivalentTo(expected));
        Assert.That(new FisherYatesShuffler(0), Is.Empty);
    }

    [Test]
    public void Shuffler_OfOnesOwn_GivesTheOrder()
    {
        using var loader = utils.data.DataLoader(new Squares(4), 2, [3L, 0L, 2L]);
        Assert.That(Labels(loader), Is.EqualTo(new long[] { 9, 0, 4 }));
    }

    [Test]
    public void Workers_Several_SameBatches()
    {
        using var alone = utils.data.DataLoader(new Squares(40), 7, shuffle: true, seed: 1);
        using var together = utils.data.DataLoader(new Squares(40), 7, shuffle: true, seed: 1, num_worker: 4);
        Assert.That(together.num_workers, Is.EqualTo(4));
        Assert.That(Labels(together), Is.EqualTo(Labels(alone)));
    }

    [TestCase(1)]
    [TestCase(3)]
    public void Batches_WithDisposing_LiveUntilTheNext(int workers)
    {
        var dataset = new Squares(6);
        Tensor? last = null;
        using (var loader = utils.data.DataLoader(dataset, 2, num_worker: workers))
        {
            foreach (var batch in loader)
            {
                Assert.That(last is null || last.IsInvalid, Is.True);
                Assert.That(dataset.Made.Select(t => t.IsInvalid), Is.All.True, "samples are gone when the batch is made");
                last = batch["data"];
                Assert.That(last.IsInvalid, Is.False);
            }

            Assert.That(last!.IsInvalid, Is.True);
            Assert.That(dataset.IsDisposed, Is.False);
        }

        Assert.That(dataset.IsDisposed, Is.True);
    }

    [Test]
    public void Batches_WithoutDisposing_LiveOutsideAllScopes()
    {
        var dataset = new Squares(4);
        var kept = new List<Tensor>();
        using (NewDisposeScope())
        using (var loader = utils.data.DataLoader(dataset, 2, disposeBatch: false, disposeDataset: false))
        {
            kept.AddRange(loader.Select(batch => batch["data"]));
        }

        Assert.That(kept.Select(t => t.IsInvalid), Is.All.False);
        Assert.That(dataset.IsDisposed, Is.False);
        kept.ForEach(t => t.Dispose());
    }

    [Test]
    public void Loop_LeftEarly_BatchDisposed()
    {
        using var loader = utils.data.DataLoader(new Squares(4), 2);
        Tensor? seen = null;
        foreach (var batch in loader)
        {
            seen = batch["data"];
            break;
        }

        Assert.That(seen!.IsInvalid, Is.True);
    }

    [Test]
    public void Collate_OfOnesOwn_MakesTheBatch()
    {
        using var scope = NewDisposeScope();
        using var loader = new DataLoader<IList<Tensor>, (Tensor Sum, int Count)>(
            utils.data.TensorDataset(arange(5)),
            3,
            (samples, _) => (stack(samples.Select(sample => sample[0])).sum(), samples.Count()));
        var batches = loader.Select(batch => (batch.Sum.item<long>(), batch.Count)).ToArray();
        Assert.That(batches, Is.EqualTo(new[] { (3L, 3), (7L, 2) }));
    }

    [Test]
    public void Sample_ThatCannotBeMade_ExceptionAndNothingLeft()
    {
        var dataset = new Squares(4) { Broken = 3 };
        using var loader = utils.data.DataLoader(dataset, 4);
        Assert.That(() => loader.Count(), Throws.InstanceOf<InvalidDataException>());
        Assert.That(dataset.Made.Select(t => t.IsInvalid), Is.All.True);
    }

    [Test]
    public void Loader_OfNothing_NoBatches()
    {
        using var loader = utils.data.DataLoader(new Squares(0), 4);
        Assert.That(loader.Count, Is.Zero);
        Assert.That(loader, Is.Empty);
        Assert.That(() => utils.data.DataLoader(new Squares(1), 0), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(
            () => utils.data.DataLoader(new Squares(1), 1, device: new Device("cuda")),
            Throws.InstanceOf<NotSupportedException>());
    }

    [Test]
    public void Training_WithALoader_LearnsALine()
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        var x = Formula.Make(1, [64, 1], 2);
        using var loader = utils.data.DataLoader(utils.data.TensorDataset(x, (x * 3) + 1), 16, shuffle: true, seed: 2);
        using var net = nn.Linear(1, 1);
        using var optimizer = optim.SGD(net.parameters(), 0.1, momentum: 0.9);
        for (var epoch = 0; epoch < 30; epoch++)
        {
            foreach (var batch in loader)
            {
                using var step = NewDisposeScope();
                optimizer.zero_grad();
                nn.functional.mse_loss(net.call(batch[0]), batch[1]).backward();
                optimizer.step();
            }
        }

        Assert.That(net.weight.item<float>(), Is.EqualTo(3).Within(0.01));
        Assert.That(net.bias!.item<float>(), Is.EqualTo(1).Within(0.01));
    }

    private static List<long> Labels(DataLoader loader) =>
        [.. loader.SelectMany(batch => batch["label"].data<long>().ToArray())];

    private sealed class Squares(long count) : utils.data.Dataset
    {
        private readonly List<Tensor> _made = [];

        public override long Count => count;

        public long? Broken { get; init; }

        public bool IsDisposed { get; private set; }

        public IReadOnlyList<Tensor> Made => _made;

        public override Dictionary<string, Tensor> GetTensor(long index)
        {
            if (index == Broken)
            {
                throw new InvalidDataException();
            }

            var sample = new Dictionary<string, Tensor>
            {
                ["data"] = tensor(new[] { index, index + 0.5f }),
                ["label"] = tensor(index * index),
            };
            lock (_made)
            {
                _made.AddRange(sample.Values);
            }

            return sample;
        }

        protected override void Dispose(bool disposing) => IsDisposed = true;
    }
}
