using Federation.Core;
using Federation.TorchSharp.Tests.Support;
using TorchSharp.Modules;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace Federation.TorchSharp.Tests;

internal sealed class LocalTrainerTests
{
    // w = 1, its gradient 2w: 1 → 0.8 → 0.64.
    [Test]
    public void Train_TwoSteps_AsByHand()
    {
        using var model = new OneWeight();
        using var trainer = Trainer(model, new LocalTrainingOptions { Batches = 2, BatchSize = 3 });

        var loss = trainer.Train(OneWeight.Data(3)).Loss;

        Assert.Multiple(() =>
        {
            Assert.That(model.Value, Is.EqualTo(0.64f).Within(1e-6));
            Assert.That(loss, Is.EqualTo((1 + 0.64) / 2).Within(1e-6), "the mean of the losses before each step");
        });
    }

    // µ = 1: the second step's gradient is 1.6 + (0.8 - 1) = 1.4.
    [Test]
    public void Train_ProximalMuInOptionsOrConfig_AsByHand()
    {
        using var byOptions = new OneWeight();
        using var byConfig = new OneWeight();

        Trainer(byOptions, new LocalTrainingOptions { Batches = 2, ProximalMu = 1 }).Train(OneWeight.Data(3));
        Trainer(byConfig, new LocalTrainingOptions { Batches = 2 }).Train(OneWeight.Data(3), config: new ScalarMap((FitConfigKeys.ProximalMu, 1)));

        Assert.That(byOptions.Value, Is.EqualTo(0.66f).Within(1e-6));
        Assert.That(byConfig.Value, Is.EqualTo(byOptions.Value));
    }

    [Test]
    public void Train_ProximalMuZero_SameBitsAsPlain()
    {
        using var plain = TwoLayers.Seeded(1);
        using var zero = TwoLayers.Seeded(1);

        Classifier(plain).Train(Points.Source(50, 1));
        Classifier(zero).Train(Points.Source(50, 1), config: new ScalarMap((FitConfigKeys.ProximalMu, 0.0)));

        Assert.That(Bits.Of(zero), Is.EqualTo(Bits.Of(plain)));
    }

    [Test]
    public void Train_TwoEpochs_LossOfTheLast()
    {
        using var model = new OneWeight();
        using var trainer = Trainer(model, new LocalTrainingOptions { Epochs = 2, BatchSize = 2 });

        var loss = trainer.Train(OneWeight.Data(3)).Loss; // losses 1, 0.8², then 0.64² for two examples and 0.512² for one

        Assert.That(loss, Is.EqualTo(((2 * 0.64 * 0.64) + (0.512 * 0.512)) / 3).Within(1e-6));
    }

    [Test]
    public void Train_Reports_RiseToOneWithTheRunningLoss()
    {
        using var model = new OneWeight();
        using var trainer = Trainer(model, new LocalTrainingOptions { Batches = 4, BatchSize = 1 });
        var reports = new Reports();

        var loss = trainer.Train(OneWeight.Data(3), progress: reports).Loss;

        Assert.Multiple(() =>
        {
            Assert.That(reports.All.Select(report => report.Fraction), Is.EqualTo(new[] { 0.25, 0.5, 0.75, 1 }));
            Assert.That(reports.All[1].Metrics["loss"].AsDouble(), Is.EqualTo((1 + 0.64) / 2).Within(1e-6));
            Assert.That(reports.All[3].Metrics["loss"].AsDouble(), Is.EqualTo(loss));
        });
    }

    [Test]
    public void Train_CancelledAtTheSecondBatch_NoThird()
    {
        using var model = new OneWeight();
        using var trainer = Trainer(model, new LocalTrainingOptions { Epochs = 5, BatchSize = 1 });
        using var cancellation = new CancellationTokenSource();
        var data = new RecordingSource(OneWeight.Data(3));
        Reports reports = null!;
        reports = new Reports(() =>
        {
            if (reports.All.Count == 2)
            {
                cancellation.Cancel();
            }
        });

        Assert.That(() => trainer.Train(data, progress: reports, cancellationToken: cancellation.Token), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(data.Batches, Has.Count.EqualTo(2));
    }

    [TestCase(float.NaN, "NaN")]
    [TestCase(float.PositiveInfinity, "Infinity")]
    public void Train_LossNotFinite_RoundAndBatchNamed(float bad, string text)
    {
        using var model = new OneWeight();
        var calls = 0;
        using var trainer = new LocalTrainer(
            model,
            Sgd,
            (output, target) => ++calls == 3 ? OneWeight.Loss(output, target).mul(bad) : OneWeight.Loss(output, target),
            new LocalTrainingOptions { Epochs = 2, BatchSize = 2 });

        Assert.That(
            () => trainer.Train(OneWeight.Data(4), round: 7),
            Throws.InstanceOf<NotFiniteNumberException>().With.Message.Contains($"The loss is {text} in batch 3 of 4 (epoch 2) of round 7"));
        Assert.That(model.Value, Is.EqualTo(0.64f).Within(1e-6), "the step of the bad batch was not taken");
    }

    [Test]
    public void Train_NoExamples_Refused()
    {
        using var model = new OneWeight();
        using var trainer = Trainer(model);

        Assert.Multiple(() =>
        {
            Assert.That(() => trainer.Train(OneWeight.Data(0)), Throws.InvalidOperationException.With.Message.Contains("no examples to train on"));
            Assert.That(() => trainer.Evaluate(OneWeight.Data(0)), Throws.InvalidOperationException.With.Message.Contains("no examples to evaluate on"));
        });
    }

    [Test]
    public void TrainAndEvaluate_Mode_TrainingAndEvaluation()
    {
        using var model = new OneWeight();
        var modes = new List<bool>();
        using var trainer = new LocalTrainer(model, Sgd, (output, target) =>
        {
            modes.Add(model.training);
            return OneWeight.Loss(output, target);
        });

        trainer.Evaluate(OneWeight.Data(1));
        trainer.Train(OneWeight.Data(1));
        trainer.Evaluate(OneWeight.Data(1));

        Assert.That(modes, Is.EqualTo(new[] { false, true, false }));
    }

    [Test]
    public void Train_UnderNoGrad_StillTrains()
    {
        using var model = new OneWeight();
        using var gradients = no_grad();

        Trainer(model).Train(OneWeight.Data(1));

        Assert.That(model.Value, Is.EqualTo(0.8f).Within(1e-6));
    }

    [Test]
    public void Train_ManySteps_EveryTensorGivenBackAndMemoryStays()
    {
        using var model = new OneWeight();
        var made = new List<Tensor>();
        using var trainer = new LocalTrainer(
            model,
            parameters => optim.Adam(parameters),
            (output, target) =>
            {
                var loss = OneWeight.Loss(output, target);
                made.AddRange([output, loss]);
                return loss;
            },
            new LocalTrainingOptions { BatchSize = 100, ProximalMu = 0.1 });
        var data = new RecordingSource(BatchSource.FromTensors(ones(100, 2_500), zeros(100, 2_500)));
        trainer.Train(data, config: new ScalarMap((FitConfigKeys.Batches, 10)));
        var before = Environment.WorkingSet;

        trainer.Train(data, config: new ScalarMap((FitConfigKeys.Batches, 300)));

        Assert.Multiple(() =>
        {
            Assert.That(made.Concat(data.Tensors).Where(tensor => !tensor.IsInvalid), Is.Empty);
            Assert.That(made, Has.Count.EqualTo(620));
            Assert.That(Environment.WorkingSet - before, Is.LessThan(200L << 20), "the steps have made more than 1 GB of tensors");
        });
    }

    [Test]
    public void Evaluate_UnevenBatches_MeansOverTheExamples()
    {
        using var model = new OneWeight();
        var options = new LocalTrainingOptions
        {
            EvaluationBatchSize = 2,
            Metrics = (output, target) => new ScalarMap(("largest", output.max().item<float>())),
        };
        using var trainer = Trainer(model, options);
        var reports = new Reports();

        var result = trainer.Evaluate(BatchSource.FromTensors(tensor(new float[] { 1, 2, 6 }, 3, 1), zeros(3, 1)), reports);

        Assert.Multiple(() =>
        {
            Assert.That(result.Loss, Is.EqualTo((1 + 4 + 36) / 3.0).Within(1e-6));
            Assert.That(result.Metrics["largest"].AsDouble(), Is.EqualTo((2 + 2 + 6) / 3.0).Within(1e-6));
            Assert.That(result.ExampleCount, Is.EqualTo(3));
            Assert.That(reports.All.Select(report => report.Fraction), Is.EqualTo(new[] { 2 / 3.0, 1 }));
        });
    }

    [Test]
    public void Evaluate_Classes_AccuracyUnlessOtherwise()
    {
        using var model = TwoLayers.Seeded(1);
        using var trainer = Classifier(model);
        var data = Points.Source(300, seed: 2);
        var (input, target) = data.Load([.. Enumerable.Range(0, 300)]);
        var right = model.call(input).argmax(1).eq(target).sum().item<long>();

        var result = trainer.Evaluate(data);

        Assert.That(result.Metrics["accuracy"].AsDouble(), Is.EqualTo(right / 300.0).Within(1e-12));
    }

    [Test]
    public void Evaluate_Regression_NoAccuracy()
    {
        using var model = new OneWeight();

        Assert.That(Trainer(model).Evaluate(OneWeight.Data(2)).Metrics, Is.Empty);
    }

    private static LocalTrainer Trainer(OneWeight model, LocalTrainingOptions? options = null) => new(model, Sgd, OneWeight.Loss, options);

    private static LocalTrainer Classifier(TwoLayers model) => new(model, Sgd, Points.Loss);

    private static SGD Sgd(IEnumerable<Parameter> parameters) => optim.SGD(parameters, 0.1);
}
