using Federation.Core;
using Federation.TorchSharp.Tests.Support;
using static TorchSharp.torch;

namespace Federation.TorchSharp.Tests;

internal sealed class OptionsTests
{
    [Test]
    public void Constructor_BadOptions_AllFaultsAtOnce()
    {
        using var model = new OneWeight();
        var options = new TorchClientOptions
        {
            Epochs = 0,
            Batches = -1,
            BatchSize = 0,
            EvaluationBatchSize = 0,
            ProximalMu = double.NaN,
            HeldOutFraction = 1,
            EvaluationData = OneWeight.Data(1),
            Properties = null!,
            TimeProvider = null!,
        };

        Assert.That(
            () => new TorchClient(model, parameters => optim.SGD(parameters, 0.1), OneWeight.Loss, OneWeight.Data(1), options),
            Throws.ArgumentException
                .With.Message.Contains("Epochs and Batches are both given")
                .And.Message.Contains("Epochs is 0; it must be at least 1")
                .And.Message.Contains("Batches is -1; it must be at least 1")
                .And.Message.Contains("BatchSize is 0")
                .And.Message.Contains("EvaluationBatchSize is 0")
                .And.Message.Contains("ProximalMu is NaN")
                .And.Message.Contains("HeldOutFraction is 1; it must be at least 0 and less than 1")
                .And.Message.Contains("HeldOutFraction and EvaluationData are both given")
                .And.Message.Contains("TimeProvider is null")
                .And.Message.Contains("Properties is null"));
    }

    [Test]
    public void Train_BadConfig_EveryEntryRefusedByNameAndNothingTrained()
    {
        using var model = new OneWeight();
        using var trainer = new LocalTrainer(model, parameters => optim.SGD(parameters, 0.1), OneWeight.Loss);
        var config = new ScalarMap(
            (FitConfigKeys.Epochs, 0),
            (FitConfigKeys.Batches, 2.0),
            (FitConfigKeys.BatchSize, "many"),
            (FitConfigKeys.LearningRate, -0.1),
            (FitConfigKeys.ProximalMu, double.PositiveInfinity),
            (FitConfigKeys.Seed, 1.5),
            (FitConfigKeys.EpochLimit, 0),
            (FitConfigKeys.TimeBudget, double.NaN),
            (FitConfigKeys.ReportInitialLoss, 1),
            ("somebody-elses", "entry"));

        Assert.That(
            () => trainer.Train(OneWeight.Data(1), config: config),
            Throws.ArgumentException
                .With.Message.Contains("\"epochs\" is 0 (Integer) where an integer from 1 to 2147483647 is expected")
                .And.Message.Contains("\"batches\" is 2 (Double)")
                .And.Message.Contains("\"batch-size\" is many (String)")
                .And.Message.Contains("\"learning-rate\" is -0.1 (Double) where a finite number, at least 0 is expected")
                .And.Message.Contains("\"proximal-mu\" is Infinity")
                .And.Message.Contains("\"seed\" is 1.5 (Double) where an integer is expected")
                .And.Message.Contains("\"epoch-limit\" is 0 (Integer) where a finite number, more than 0 is expected")
                .And.Message.Contains("\"time-budget\" is NaN")
                .And.Message.Contains("\"report-initial-loss\" is 1 (Integer) where a bool is expected")
                .And.Message.Not.Contains("somebody-elses"));
        Assert.That(model.Value, Is.EqualTo(1f));
    }

    [Test]
    public void Train_ConfigWithEpochsAndBatches_Refused()
    {
        using var model = new OneWeight();
        using var trainer = new LocalTrainer(model, parameters => optim.SGD(parameters, 0.1), OneWeight.Loss);

        Assert.That(
            () => trainer.Train(OneWeight.Data(1), config: new ScalarMap((FitConfigKeys.Epochs, 1), (FitConfigKeys.Batches, 1))),
            Throws.ArgumentException.With.Message.Contains("\"epochs\" and \"batches\" are both given"));
    }
}
