using Federation.TorchSharp.Tests.Support;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Federation.TorchSharp.Tests;

internal sealed class PersonalAndFrozenLayersTests
{
    [Test]
    public void Train_PersonalLayer_TrainedButNeitherSentNorOverwritten()
    {
        using var model = TwoLayers.Seeded(1);
        using var global = TwoLayers.Seeded(2);
        using var trainer = Trainer(model, new LocalTrainingOptions { Personal = LayerSelection.Of("second") });
        var before = Bits.Of(model, "second");

        trainer.Load(global.ToTensorList(LayerSelection.Of("first")));
        var afterLoad = Bits.Of(model, "second");
        trainer.Train(Points.Source(20, 1));

        Assert.Multiple(() =>
        {
            Assert.That(afterLoad, Is.EqualTo(before));
            Assert.That(Bits.Of(model, "second"), Is.Not.EqualTo(before));
            Assert.That(trainer.ToTensorList().Manifest.Select(spec => spec.Name), Is.EqualTo(new[] { "first.weight", "first.bias" }));
            Assert.That(Bits.Of(model, "first"), Is.Not.EqualTo(Bits.Of(global, "first")));
        });
    }

    [Test]
    public void Load_WholeModelForAClientWithAPersonalLayer_Refused()
    {
        using var model = TwoLayers.Seeded(1);
        using var trainer = Trainer(model, new LocalTrainingOptions { Personal = LayerSelection.Of("second") });
        var before = Bits.Of(model);

        Assert.That(() => trainer.Load(model.ToTensorList()), Throws.ArgumentException.With.Message.Contains("\"second.bias\" float32 [2] is not selected"));
        Assert.That(Bits.Of(model), Is.EqualTo(before));
    }

    [Test]
    public void Train_Fails_PersonalLayerAsBefore()
    {
        using var model = TwoLayers.Seeded(1);
        var calls = 0;
        using var trainer = new LocalTrainer(
            model,
            parameters => optim.SGD(parameters, 0.1),
            (output, target) => Points.Loss(output, target).mul(++calls == 3 ? float.NaN : 1),
            new LocalTrainingOptions { BatchSize = 5, Personal = LayerSelection.Of("second") });
        var (first, second) = (Bits.Of(model, "first"), Bits.Of(model, "second"));

        Assert.That(() => trainer.Train(Points.Source(20, 1)), Throws.InstanceOf<NotFiniteNumberException>());

        Assert.That(Bits.Of(model, "second"), Is.EqualTo(second));
        Assert.That(Bits.Of(model, "first"), Is.Not.EqualTo(first), "two steps were taken");
    }

    [Test]
    public void Train_FrozenLayer_UnchangedNotSentAndWithoutGradient()
    {
        using var model = TwoLayers.Seeded(1);
        using var trainer = Trainer(model, new LocalTrainingOptions { Frozen = LayerSelection.Of("first"), ProximalMu = 0.1 });
        var (first, second) = (Bits.Of(model, "first"), Bits.Of(model, "second"));

        trainer.Train(Points.Source(20, 1));

        Assert.Multiple(() =>
        {
            Assert.That(Bits.Of(model, "first"), Is.EqualTo(first));
            Assert.That(Bits.Of(model, "second"), Is.Not.EqualTo(second));
            Assert.That(model.first.weight!.grad, Is.Null);
            Assert.That(trainer.ToTensorList().Manifest.Select(spec => spec.Name), Is.EqualTo(new[] { "second.weight", "second.bias" }));
        });
    }

    [Test]
    public void Train_FrozenModule_KeepsItsStatistics()
    {
        using var model = Sequential(
            ("body", Sequential(("norm", new Counter()), ("layer", Linear(2, 3)))), ("norm", new Counter()), ("head", Linear(3, 2)));
        using var trainer = new LocalTrainer(
            model, parameters => optim.SGD(parameters, 0.1), Points.Loss, new LocalTrainingOptions { Batches = 4, Frozen = LayerSelection.Of("body") });

        trainer.Train(Points.Source(20, 1));

        Assert.Multiple(() =>
        {
            Assert.That(model.state_dict()["body.norm.count"].item<float>(), Is.Zero);
            Assert.That(model.state_dict()["norm.count"].item<float>(), Is.EqualTo(4));
        });
    }

    [Test]
    public void Train_BufferThatIsShared_Travels()
    {
        using var model = Sequential(("norm", new Counter()), ("layer", Linear(2, 2)));
        using var trainer = new LocalTrainer(model, parameters => optim.SGD(parameters, 0.1), Points.Loss);

        trainer.Train(Points.Source(20, 1));

        Assert.That(trainer.ToTensorList()["norm.count"].AsSpan<float>().ToArray(), Is.EqualTo(new[] { 1f }));
    }

    [Test]
    public void Constructor_SelectionsThatDoNotFitTheModel_AllFaultsAtOnce()
    {
        using var model = TwoLayers.Seeded(1);

        Assert.Multiple(() =>
        {
            Assert.That(
                () => Trainer(model, new LocalTrainingOptions { Personal = LayerSelection.Of("head", "second"), Frozen = LayerSelection.Of("second.bias") }),
                Throws.ArgumentException.With.Message.Contains("no layer \"head\"").And.Message.Contains("\"second.bias\" is both personal and frozen"));
            Assert.That(
                () => Trainer(model, new LocalTrainingOptions { Frozen = LayerSelection.All }),
                Throws.ArgumentException.With.Message.Contains("No layer is shared").And.Message.Contains("Nothing can be trained"));
            Assert.That(
                () => Trainer(model, new LocalTrainingOptions { Frozen = null! }),
                Throws.ArgumentException.With.Message.Contains("frozen layers are null"));
            Assert.That(model.parameters().Select(parameter => parameter.requires_grad), Is.All.True, "a trainer that was not made freezes nothing");
        });
    }

    private static LocalTrainer Trainer(TwoLayers model, LocalTrainingOptions options) =>
        new(model, parameters => optim.SGD(parameters, 0.1), Points.Loss, options);
}
