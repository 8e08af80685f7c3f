using Federation.Client;
using Federation.Core;
using Federation.TorchSharp.Tests.Support;
using TorchSharp.Modules;
using static TorchSharp.torch;
using Tensor = Federation.Core.Tensor;

namespace Federation.TorchSharp.Tests;

/// <summary>Trainers made anew for each fit, with the state of the one before, on a model that another trainer uses in between.</summary>
internal sealed class TrainerStateTests
{
    private static readonly TestCaseData[] Kinds =
    [
        Kind("nothing", new LocalTrainingOptions()),
        Kind("control variates", new LocalTrainingOptions(), auxiliary: true),
        Kind("personal layers", new LocalTrainingOptions { Personal = LayerSelection.Of("second") }),
        Kind("momentum", new LocalTrainingOptions { KeepOptimizer = true }, parameters => optim.SGD(parameters, 0.1, momentum: 0.9)),
        Kind("Adam", new LocalTrainingOptions { KeepOptimizer = true }, parameters => optim.Adam(parameters, 0.01)),
        Kind(
            "all",
            new LocalTrainingOptions { Personal = LayerSelection.Of("second.bias"), KeepOptimizer = true },
            parameters => optim.SGD(parameters, 0.1, momentum: 0.9),
            auxiliary: true),
    ];

    [TestCaseSource(nameof(Kinds))]
    public void SaveAndRestore_BeforeEachFit_SameBitsAsOneTrainerThatLives(
        LocalTrainingOptions options, Func<IEnumerable<Parameter>, optim.Optimizer> optimizer, bool auxiliary)
    {
        using var own = TwoLayers.Seeded(1);
        using var shared = TwoLayers.Seeded(1);
        using var lives = new LocalTrainer(own, optimizer, Points.Loss, options);
        var (state, others) = (ClientState.Empty, ClientState.Empty);

        for (var round = 1; round <= 4; round++)
        {
            using (var other = new LocalTrainer(shared, optimizer, Points.Loss, options))
            {
                other.RestoreState(others);
                other.Fit(Points.Source(30, 7), Request(other, round, auxiliary));
                others = other.SaveState();
            }

            using var fresh = new LocalTrainer(shared, optimizer, Points.Loss, options);
            fresh.RestoreState(state);
            var expected = lives.Fit(Points.Source(30, 2), Request(lives, round, auxiliary));
            var actual = fresh.Fit(Points.Source(30, 2), Request(lives, round, auxiliary));
            state = fresh.SaveState();

            Assert.That(Bits.Of(actual.Parameters), Is.EqualTo(Bits.Of(expected.Parameters)), $"round {round}");
            Assert.That(Bits.Of(actual.Auxiliary ?? TensorList.Empty), Is.EqualTo(Bits.Of(expected.Auxiliary ?? TensorList.Empty)), $"round {round}");
            Assert.That(Bits.Of(shared), Is.EqualTo(Bits.Of(own)), $"round {round}: personal layers too");
        }
    }

    // As in a simulation, whose clients share a model by worker.
    [Test]
    public void RestoreState_NothingKeptOnASharedModel_PersonalLayersThatTheModelWasMadeWith()
    {
        using var model = TwoLayers.Seeded(1);
        var made = Bits.Of(model, "second");

        var first = FitAlone(model, ClientState.Empty, seed: 3, out var begun);
        var second = FitAlone(model, ClientState.Empty, seed: 4, out var begunSecond);
        FitAlone(model, first, seed: 3, out var begunAgain);

        Assert.Multiple(() =>
        {
            Assert.That(begun, Is.EqualTo(made));
            Assert.That(begunSecond, Is.EqualTo(made), "not those of the client before");
            Assert.That(begunAgain, Is.EqualTo(Bits.Of(first.Tensors["personal"])));
            Assert.That(Bits.Of(first.Tensors["personal"]), Is.Not.EqualTo(Bits.Of(second.Tensors["personal"])));
            Assert.That(Bits.Of(model, "second"), Is.EqualTo(made), "the model is as it was");
        });
    }

    [Test]
    public void Dispose_NothingRestored_TheModelKeepsItsPersonalLayers()
    {
        using var model = TwoLayers.Seeded(1);
        var made = Bits.Of(model, "second");

        using (var trainer = Trainer(model, new LocalTrainingOptions { Personal = LayerSelection.Of("second") }))
        {
            trainer.Train(Points.Source(20, 1));
        }

        Assert.That(Bits.Of(model, "second"), Is.Not.EqualTo(made));
    }

    [Test]
    public void SaveState_NothingTrained_Nothing()
    {
        using var model = TwoLayers.Seeded(1);
        using var trainer = Trainer(model, new LocalTrainingOptions { Personal = LayerSelection.Of("second"), KeepOptimizer = true });

        trainer.Evaluate(Points.Source(20, 1));

        Assert.That(trainer.SaveState().IsEmpty);
    }

    // The server counted the change of round 1, or that of another round: then the last was lost on its way.
    [TestCase(1)]
    [TestCase(7)]
    public void RestoreState_ControlVariates_LastChangeIsTakenBackIfItDidNotCount(int counted)
    {
        using var model = TwoLayers.Seeded(1);
        using var lives = Trainer(model, new LocalTrainingOptions());
        var (first, second) = (Request(lives, 1, auxiliary: true), Request(lives, 2, auxiliary: true) with
        {
            Config = new ScalarMap((FitConfigKeys.ControlVariateRound, counted)),
        });
        lives.Fit(Points.Source(30, 2), first);
        using var fresh = Trainer(model, new LocalTrainingOptions());
        fresh.RestoreState(lives.SaveState());

        var expected = lives.Fit(Points.Source(30, 2), second);
        var actual = fresh.Fit(Points.Source(30, 2), second);

        Assert.That(Bits.Of(actual.Auxiliary!), Is.EqualTo(Bits.Of(expected.Auxiliary!)));
        Assert.That(Bits.Of(actual.Parameters), Is.EqualTo(Bits.Of(expected.Parameters)));
    }

    [Test]
    public void RestoreState_FailedFit_NoOptimizerIsLeft()
    {
        using var model = TwoLayers.Seeded(1);
        var options = new LocalTrainingOptions { KeepOptimizer = true };
        using var trainer = Trainer(model, options);
        trainer.Train(Points.Source(20, 1));
        Assert.That(trainer.SaveState().IsEmpty, Is.False);
        using var fresh = Trainer(model, options);
        fresh.RestoreState(trainer.SaveState());

        Assert.That(
            () => fresh.Train(Points.Source(20, 1), cancellationToken: new CancellationToken(canceled: true)), Throws.InstanceOf<OperationCanceledException>());

        Assert.That(fresh.SaveState().IsEmpty);
    }

    [Test]
    public void RestoreState_AnothersState_SaysWhatDoesNotFit()
    {
        using var model = TwoLayers.Seeded(1);
        using var wide = TwoLayers.Seeded(1, outputs: 3);
        var personal = new LocalTrainingOptions { Personal = LayerSelection.Of("second") };
        var (kept, variates) = (ClientState.Empty, ClientState.Empty);
        using (var other = Trainer(wide, personal))
        {
            other.RestoreState(kept);
            other.Fit(Points.Source(20, 1), Request(other, 1, auxiliary: true));
            kept = other.SaveState();
        }

        using (var other = Trainer(wide, new LocalTrainingOptions()))
        {
            other.Fit(Points.Source(20, 1), Request(other, 1, auxiliary: true));
            variates = other.SaveState();
        }

        using var optimizing = Trainer(model, new LocalTrainingOptions { KeepOptimizer = true });
        optimizing.Train(Points.Source(20, 1));
        var optimizer = optimizing.SaveState();

        using var trainer = Trainer(model, personal);
        using var plain = Trainer(model, new LocalTrainingOptions());
        Assert.Multiple(() =>
        {
            Assert.That(() => trainer.RestoreState(kept), Throws.ArgumentException.With.Message.Contains("\"second.weight\""));
            Assert.That(() => plain.RestoreState(variates), Throws.ArgumentException.With.Message.Contains("\"second.weight\""));
            Assert.That(
                () => plain.RestoreState(ClientState.Empty.With("personal", TensorList.Empty)),
                Throws.ArgumentException.With.Message.Contains("the options name none"));
            Assert.That(() => plain.RestoreState(optimizer), Throws.ArgumentException.With.Message.Contains("KeepOptimizer"));
        });
    }

    private static TestCaseData Kind(
        string name, LocalTrainingOptions options, Func<IEnumerable<Parameter>, optim.Optimizer>? optimizer = null, bool auxiliary = false) =>
        new TestCaseData(options, optimizer ?? (parameters => optim.SGD(parameters, 0.1)), auxiliary).SetArgDisplayNames(name);

    private static LocalTrainer Trainer(TwoLayers model, LocalTrainingOptions options) =>
        new(model, parameters => optim.SGD(parameters, 0.1), Points.Loss, options);

    // What a server would send: another model each round, and control variates that are not 0.
    private static FitRequest Request(LocalTrainer trainer, int round, bool auxiliary)
    {
        var list = trainer.ToTensorList();
        return new FitRequest(Filled(list, round), new ScalarMap((FitConfigKeys.LearningRate, 0.1 / round)), round, new Reports())
        {
            Auxiliary = auxiliary ? Filled(list, -round) : null,
        };
    }

    private static TensorList Filled(TensorList like, int seed) => new(like.Select((tensor, i) => Tensor.FromArray(
        tensor.Name, [.. Enumerable.Range(0, (int)tensor.ElementCount).Select(j => 0.3f * MathF.Sin(seed + i + (3 * j)))], tensor.Shape.AsSpan())));

    private static ClientState FitAlone(TwoLayers model, ClientState state, int seed, out string begun)
    {
        using var trainer = Trainer(model, new LocalTrainingOptions { Personal = LayerSelection.Of("second") });
        trainer.RestoreState(state);
        begun = Bits.Of(model, "second");
        trainer.Train(Points.Source(30, seed));
        return trainer.SaveState();
    }
}
