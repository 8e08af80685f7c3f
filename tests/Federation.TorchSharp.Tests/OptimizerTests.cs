using Federation.Core;
using Federation.TorchSharp.Tests.Support;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Federation.TorchSharp.Tests;

/// <summary>Which optimizer a fit has, and with which learning rate.</summary>
internal sealed class OptimizerTests
{
    private static readonly ScalarMap Quarter = new((FitConfigKeys.LearningRate, 0.25));

    [Test]
    public void Train_LearningRateInTheConfig_ReplacesTheFactorys()
    {
        using var model = new OneWeight();
        using var trainer = new LocalTrainer(model, parameters => optim.SGD(parameters, 0.1), OneWeight.Loss);

        trainer.Train(OneWeight.Data(1), config: Quarter);

        Assert.That(model.Value, Is.EqualTo(0.5f));
    }

    [Test]
    public void Train_FactoryWithConfig_SeesIt()
    {
        using var model = new OneWeight();
        ScalarMap? seen = null;
        using var trainer = new LocalTrainer(
            model,
            (parameters, config) =>
            {
                seen = config;
                return optim.SGD(parameters, 0.1, momentum: config.GetDouble("momentum", 0));
            },
            OneWeight.Loss,
            new LocalTrainingOptions { Batches = 2 });

        trainer.Train(OneWeight.Data(1), config: new ScalarMap(("momentum", 0.5)));

        Assert.That(seen!["momentum"].AsDouble(), Is.EqualTo(0.5));
        Assert.That(model.Value, Is.EqualTo(0.54f).Within(1e-6), "0.8 - 0.1 · (1.6 + 0.5 · 2)");
    }

    [Test]
    public void Train_Twice_NewOptimizerUnlessKept()
    {
        Assert.Multiple(() =>
        {
            Assert.That(TwoFits(keep: false), Is.EqualTo((2, 0.64f)).Using<(int, float)>(Near), "no momentum is left");
            Assert.That(TwoFits(keep: true), Is.EqualTo((1, 0.54f)).Using<(int, float)>(Near));
        });
    }

    [Test]
    public void Train_KeptOptimizer_LearningRateOfEachFit()
    {
        using var model = new OneWeight();
        using var trainer = new LocalTrainer(
            model, parameters => optim.SGD(parameters, 0.1), OneWeight.Loss, new LocalTrainingOptions { KeepOptimizer = true });

        trainer.Train(OneWeight.Data(1), config: Quarter);
        trainer.Train(OneWeight.Data(1));

        Assert.That(model.Value, Is.EqualTo(0.4f).Within(1e-6), "0.5, then with the factory's rate 0.5 - 0.1 · 1");
    }

    [Test]
    public void Train_KeptOptimizerAfterAFailure_New()
    {
        using var model = new OneWeight();
        var made = 0;
        using var trainer = new LocalTrainer(
            model,
            parameters =>
            {
                made++;
                return optim.SGD(parameters, 0.1);
            },
            OneWeight.Loss,
            new LocalTrainingOptions { KeepOptimizer = true });

        trainer.Train(OneWeight.Data(1));
        Assert.That(
            () => trainer.Train(OneWeight.Data(1), cancellationToken: new CancellationToken(canceled: true)),
            Throws.InstanceOf<OperationCanceledException>());
        trainer.Train(OneWeight.Data(1));

        Assert.That(made, Is.EqualTo(2));
    }

    private static bool Near((int Made, float Weight) left, (int Made, float Weight) right) =>
        left.Made == right.Made && Math.Abs(left.Weight - right.Weight) < 1e-6;

    private static (int Made, float Weight) TwoFits(bool keep)
    {
        using var model = new OneWeight();
        var made = 0;
        using var trainer = new LocalTrainer(
            model,
            parameters =>
            {
                made++;
                return optim.SGD(parameters, 0.1, momentum: 0.5);
            },
            OneWeight.Loss,
            new LocalTrainingOptions { KeepOptimizer = keep });
        trainer.Train(OneWeight.Data(1));
        trainer.Train(OneWeight.Data(1));
        return (made, model.Value);
    }
}
