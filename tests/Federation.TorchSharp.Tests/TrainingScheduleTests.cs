using Federation.Core;
using Federation.TorchSharp.Tests.Support;
using static TorchSharp.torch;

namespace Federation.TorchSharp.Tests;

/// <summary>Which examples a fit goes through, and in which order.</summary>
internal sealed class TrainingScheduleTests
{
    [Test]
    public void Train_Epochs_EachGoesThroughAllInAnOrderOfItsOwn()
    {
        var batches = Batches(new LocalTrainingOptions { Epochs = 2, BatchSize = 4 }, count: 10);

        int[] first = [.. batches[..3].SelectMany(batch => batch)];
        int[] second = [.. batches[3..].SelectMany(batch => batch)];
        Assert.Multiple(() =>
        {
            Assert.That(batches.Select(batch => batch.Length), Is.EqualTo(new[] { 4, 4, 2, 4, 4, 2 }));
            Assert.That(first, Is.EquivalentTo(Enumerable.Range(0, 10)));
            Assert.That(second, Is.EquivalentTo(Enumerable.Range(0, 10)).And.Not.EqualTo(first));
        });
    }

    [Test]
    public void Train_FixedBatches_CrossTheEndOfEpochs()
    {
        var batches = Batches(new LocalTrainingOptions { Batches = 5, BatchSize = 4 }, count: 10);
        var epochs = Batches(new LocalTrainingOptions { Epochs = 2, BatchSize = 4 }, count: 10);

        Assert.That(batches, Is.EqualTo(epochs[..5]));
    }

    [Test]
    public void Train_FewerBatchesThanAnEpoch_OnlyThose() =>
        Assert.That(Batches(new LocalTrainingOptions { Batches = 1, BatchSize = 4 }, count: 10), Has.Count.EqualTo(1));

    [TestCase(true)]
    [TestCase(false)]
    public void Train_DropLast_NoSmallerBatch(bool fixedBatches)
    {
        var options = new LocalTrainingOptions { Epochs = fixedBatches ? null : 2, Batches = fixedBatches ? 4 : null, BatchSize = 4, DropLast = true };

        Assert.That(Batches(options, count: 10).Select(batch => batch.Length), Is.EqualTo(new[] { 4, 4, 4, 4 }));
    }

    [Test]
    public void Train_DropLastAndLessThanABatch_Refused() =>
        Assert.That(
            () => Batches(new LocalTrainingOptions { Batches = 1, BatchSize = 11, DropLast = true }, count: 10),
            Throws.InvalidOperationException.With.Message.Contains("10 examples, fewer than a batch of 11"));

    [Test]
    public void Train_NothingSaid_OneEpochInBatchesOf32() =>
        Assert.That(Batches(new LocalTrainingOptions(), count: 70).Select(batch => batch.Length), Is.EqualTo(new[] { 32, 32, 6 }));

    [Test]
    public void Train_ConfigOverridesEpochsByBatchesAndSize() =>
        Assert.That(
            Batches(
                new LocalTrainingOptions { Epochs = 3, BatchSize = 4 },
                count: 10,
                config: new ScalarMap((FitConfigKeys.Batches, 2), (FitConfigKeys.BatchSize, 7))).Select(batch => batch.Length),
            Is.EqualTo(new[] { 7, 3 }));

    [Test]
    public void Train_SeedClientRound_EachDecidesTheOrder()
    {
        string[] orders =
        [
            Order(seed: 1, client: 1, round: 1), Order(seed: 20, client: 1, round: 1),
            Order(seed: 1, client: 2, round: 1), Order(seed: 1, client: 1, round: 2),
        ];

        Assert.Multiple(() =>
        {
            Assert.That(orders, Is.Unique);
            Assert.That(Order(seed: 1, client: 1, round: 1), Is.EqualTo(orders[0]));
            Assert.That(Order(seed: 7, client: 1, round: 1, new ScalarMap((FitConfigKeys.Seed, 20))), Is.EqualTo(orders[1]));
        });
    }

    private static string Order(long seed, long client, int round, ScalarMap? config = null) => string.Join(
        ' ', Batches(new LocalTrainingOptions { Seed = seed, ClientNumber = client }, 30, config, round).SelectMany(batch => batch));

    private static List<int[]> Batches(LocalTrainingOptions options, int count, ScalarMap? config = null, int round = 1)
    {
        using var model = new OneWeight();
        using var trainer = new LocalTrainer(model, parameters => optim.SGD(parameters, 0.1), OneWeight.Loss, options);
        var data = new RecordingSource(OneWeight.Data(count));
        trainer.Train(data, round, config);
        return data.Batches;
    }
}
