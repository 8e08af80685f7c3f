using Federation.Core;
using Federation.TorchSharp.Tests.Support;
using static TorchSharp.torch;

namespace Federation.TorchSharp.Tests;

/// <summary>Trainings that end early, and what they report of it.</summary>
internal sealed class PartialWorkTests
{
    [TestCase(1.0, 3)]
    [TestCase(1, 3)]
    [TestCase(2.0, 6)]
    [TestCase(1.99, 5)]
    [TestCase(0.9999999999999999, 3)]
    [TestCase(0.001, 1)]
    public void Train_EpochLimit_FirstBatchesOfTheWholeWork(object limit, int expected)
    {
        var value = limit is int epochs ? (Scalar)epochs : (double)limit;

        var (result, batches) = Train((FitConfigKeys.EpochLimit, value));
        var (_, all) = Train();

        Assert.Multiple(() =>
        {
            Assert.That(all, Has.Count.EqualTo(12), "four epochs of three batches");
            Assert.That(batches, Is.EqualTo(all[..expected]));
            Assert.That((result.Steps, result.Work), Is.EqualTo(((long)expected, expected / 12.0)));
            Assert.That(result.ToMetrics()[FitMetricKeys.Work].AsDouble(), Is.EqualTo(expected / 12.0));
            Assert.That(result.ToMetrics()[FitMetricKeys.LocalSteps].AsInteger(), Is.EqualTo(expected));
        });
    }

    [TestCase(4.0)]
    [TestCase(1e300)]
    public void Train_EpochLimitNotBelowTheEpochs_WholeWork(double limit)
    {
        var (result, batches) = Train((FitConfigKeys.EpochLimit, limit));

        Assert.Multiple(() =>
        {
            Assert.That(batches, Has.Count.EqualTo(12));
            Assert.That((result.Steps, result.Work), Is.EqualTo((12L, 1.0)));
            Assert.That(result.ToMetrics().ContainsKey(FitMetricKeys.Work), Is.False);
        });
    }

    [Test]
    public void Train_EpochLimitAndFixedBatches_PartOfThose()
    {
        var (result, batches) = Train((FitConfigKeys.Batches, 5), (FitConfigKeys.EpochLimit, 1));

        Assert.That(batches, Has.Count.EqualTo(3));
        Assert.That(result.Work, Is.EqualTo(0.6));
    }

    // Each batch takes two seconds.
    [TestCase(7.0, 4)]
    [TestCase(6.0, 3)]
    [TestCase(0.5, 1)]
    [TestCase(24.0, 12)]
    [TestCase(1e300, 12)]
    public void Train_TimeBudget_NoBatchBeginsAfterIt(double budget, int expected)
    {
        var (result, batches) = Train((FitConfigKeys.TimeBudget, budget));

        Assert.That(batches, Has.Count.EqualTo(expected));
        Assert.That((result.Steps, result.Work), Is.EqualTo(((long)expected, expected / 12.0)));
    }

    [Test]
    public void Train_PartOfAnEpoch_LossOfThatPartAndProgressOfTheWhole()
    {
        using var model = new OneWeight();
        using var trainer = new LocalTrainer(
            model, parameters => optim.SGD(parameters, 0.1), OneWeight.Loss, new LocalTrainingOptions { Epochs = 2, BatchSize = 1 });
        var reports = new Reports();

        var result = trainer.Train(OneWeight.Data(2), config: new ScalarMap((FitConfigKeys.EpochLimit, 1.5)), progress: reports);

        Assert.That(result.Loss, Is.EqualTo(0.64 * 0.64).Within(1e-6), "the third batch alone");
        Assert.That(reports.All.Select(report => report.Fraction), Is.EqualTo(new[] { 0.25, 0.5, 0.75 }));
    }

    [Test]
    public void Train_ReportInitialLoss_ThatOfTheGivenModelInEvaluationMode()
    {
        using var model = TwoLayers.Seeded(1);
        using var same = TwoLayers.Seeded(1);
        var modes = new List<bool>();
        using var trainer = new LocalTrainer(
            model,
            parameters => optim.SGD(parameters, 0.1),
            (output, target) =>
            {
                modes.Add(model.training);
                return Points.Loss(output, target);
            },
            new LocalTrainingOptions { Metrics = (_, _) => throw new InvalidOperationException("not asked for"), EvaluationBatchSize = 20 });
        using var untrained = new LocalTrainer(same, parameters => optim.SGD(parameters, 0.1), Points.Loss);
        var expected = untrained.Evaluate(Points.Source(50, 1)).Loss;

        var result = trainer.Train(Points.Source(50, 1), config: new ScalarMap((FitConfigKeys.ReportInitialLoss, true)));

        Assert.Multiple(() =>
        {
            Assert.That(result.InitialLoss, Is.EqualTo(expected).Within(1e-6));
            Assert.That(result.ToMetrics()[FitMetricKeys.InitialLoss].AsDouble(), Is.EqualTo(result.InitialLoss));
            Assert.That(modes, Is.EqualTo(new[] { false, false, false, true, true }));
        });
    }

    [Test]
    public void Train_InitialLossAskedForOrNot_SameModel()
    {
        using var with = TwoLayers.Seeded(1);
        using var without = TwoLayers.Seeded(1);

        foreach (var (model, asked) in new[] { (with, true), (without, false) })
        {
            using var trainer = new LocalTrainer(model, parameters => optim.SGD(parameters, 0.1), Points.Loss);
            var result = trainer.Train(Points.Source(50, 1), config: new ScalarMap((FitConfigKeys.ReportInitialLoss, asked)));
            Assert.That(result.ToMetrics().ContainsKey(FitMetricKeys.InitialLoss), Is.EqualTo(asked));
        }

        Assert.That(Bits.Of(with), Is.EqualTo(Bits.Of(without)));
    }

    [Test]
    public void Train_InitialLossNotFinite_RefusedBeforeAnyTraining()
    {
        using var model = new OneWeight();
        using var trainer = new LocalTrainer(
            model, parameters => optim.SGD(parameters, 0.1), (output, target) => OneWeight.Loss(output, target).mul(model.training ? 1 : float.NaN));

        Assert.That(
            () => trainer.Train(OneWeight.Data(1), round: 3, config: new ScalarMap((FitConfigKeys.ReportInitialLoss, true))),
            Throws.InstanceOf<NotFiniteNumberException>().With.Message.Contains("NaN in round 3"));
        Assert.That(model.Value, Is.EqualTo(1f));
    }

    private static (TrainingResult Result, List<int[]> Batches) Train(params (string Key, Scalar Value)[] config)
    {
        using var model = new OneWeight();
        var clock = new Clock();
        var options = new LocalTrainingOptions { Epochs = config.Any(entry => entry.Key == FitConfigKeys.Batches) ? null : 4, BatchSize = 4, TimeProvider = clock };
        using var trainer = new LocalTrainer(model, parameters => optim.SGD(parameters, 0.1), OneWeight.Loss, options);
        var data = new RecordingSource(OneWeight.Data(10));
        var result = trainer.Train(data, config: new ScalarMap(config), progress: new Reports(() => clock.Seconds += 2));
        return (result, data.Batches);
    }

    private sealed class Clock : TimeProvider
    {
        public long Seconds { get; set; }

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Seconds;
    }
}
