using Federation.Client;
using Federation.Core;
using Federation.TorchSharp.Tests.Support;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace Federation.TorchSharp.Tests;

/// <summary>SCAFFOLD's client half, within the trainer that uses it.</summary>
internal sealed class ControlVariatesTests
{
    // w = 1, gradient 2w, η = 0.1. Round 1, c = 0.5: gradients 2.5 and 2, so w = 0.55, and the mean plain gradient (2 + 1.5) / 2 is c_i.
    // Round 2 from 0.5, c = 0.25: the correction is -1.5, gradients -0.5 and -0.4, so w = 0.59 and c_i = (1 + 1.1) / 2.
    [Test]
    public void Fit_TwoRounds_AsByHand()
    {
        using var model = new OneWeight();
        using var trainer = Trainer(model, new LocalTrainingOptions { Batches = 2 });

        var first = trainer.Fit(OneWeight.Data(3), Request(Value(model, 1), Value(model, 0.5f)));
        var second = trainer.Fit(OneWeight.Data(3), Request(Value(model, 0.5f), Value(model, 0.25f)));

        Assert.Multiple(() =>
        {
            Assert.That(Value(first.Parameters), Is.EqualTo(0.55f).Within(1e-6));
            Assert.That(Value(first.Auxiliary!), Is.EqualTo(1.75f).Within(1e-5));
            Assert.That(Value(second.Parameters), Is.EqualTo(0.59f).Within(1e-6));
            Assert.That(Value(second.Auxiliary!), Is.EqualTo(1.05f - 1.75f).Within(1e-5));
        });
    }

    // The same in PyTorch 1.13, in double precision: Linear(2, 1), MSE, two rounds of four SGD steps with η = 0.05 and constant c.
    [Test]
    public void BeginToComplete_LinearRegression_AsPyTorch()
    {
        using var model = nn.Linear(2, 1, dtype: float64);
        model.LoadTensorList(Linear([0.5, -0.25], 0.1));
        using var variates = new ControlVariates(model);
        using var input = tensor(new[] { 1, 2, -1, 0.5, 0.5, -1.5 }, 3, 2);
        using var target = tensor(new[] { 1.0, 0, -1 }, 3, 1);
        var results = new List<(double[] Model, double[] Change)>();

        for (var round = 0; round < 2; round++)
        {
            variates.Begin(Linear([0.3, -0.2], 0.1));
            using var optimizer = optim.SGD(model.parameters(), learningRate: 0.05);
            for (var step = 0; step < 4; step++)
            {
                optimizer.zero_grad();
                nn.functional.mse_loss(model.call(input), target).backward();
                variates.AddToGradients();
                optimizer.step();
            }

            results.Add((Values(model.ToTensorList()), Values(variates.Complete(4, 0.05))));
        }

        Assert.Multiple(() =>
        {
            Assert.That(results[0].Model, Is.EqualTo(new[] { 0.36965716796875003, 0.23194928240740742, 0.024791018518518525 }).Within(1e-12));
            Assert.That(results[0].Change, Is.EqualTo(new[] { 0.35171416015624984, -2.209746412037037, 0.2760449074074074 }).Within(1e-12));
            Assert.That(results[1].Model, Is.EqualTo(new[] { 0.3231299595470334, 0.10762882368467849, 0.0069982140028514404 }).Within(1e-12));
            Assert.That(results[1].Change, Is.EqualTo(new[] { -0.06736395789141675, 0.8216022936136449, -0.011035977421664622 }).Within(1e-12));
        });
    }

    // Losses (w - 1)² and 4 (w + 1)² have their common minimum at -0.6. After ten steps with η = 0.05 client 1 is 0.9¹⁰ of its way from its
    // own minimum, client 2 0.6¹⁰, so that averaging stands still elsewhere: at -(0.9¹⁰ - 0.6¹⁰) / (2 - 0.9¹⁰ - 0.6¹⁰).
    [TestCase(true)]
    [TestCase(false)]
    public void Fit_ClientsThatDiffer_OnlyScaffoldFindsTheCommonMinimum(bool scaffold)
    {
        using var models = new Pair();
        using var one = Trainer(models.First, new LocalTrainingOptions { Batches = 10 }, (output, _) => output.sub(1).square().mean(), rate: 0.05);
        using var two = Trainer(models.Second, new LocalTrainingOptions { Batches = 10 }, (output, _) => output.add(1).square().mean().mul(4), rate: 0.05);
        var (x, c) = (1f, 0f);

        for (var round = 0; round < 100; round++)
        {
            var request = Request(Value(models.First, x), scaffold ? Value(models.First, c) : null);
            FitResult[] results = [one.Fit(OneWeight.Data(1), request), two.Fit(OneWeight.Data(1), request)];
            x = results.Average(result => Value(result.Parameters));
            c += scaffold ? results.Average(result => Value(result.Auxiliary!)) : 0;
        }

        var (slow, fast) = (Math.Pow(0.9, 10), Math.Pow(0.6, 10));
        Assert.That(x, Is.EqualTo(scaffold ? -0.6 : -(slow - fast) / (2 - slow - fast)).Within(1e-4));
    }

    [Test]
    public void Fit_PersonalAndFrozenLayersAndBuffers_NoneOrZero()
    {
        random.manual_seed(1);
        using var model = nn.Sequential(
            ("first", nn.Linear(2, 3)), ("norm", nn.BatchNorm1d(3)), ("second", nn.Linear(3, 3)), ("relu", nn.ReLU()), ("last", nn.Linear(3, 2)));
        var options = new LocalTrainingOptions { Personal = LayerSelection.Of("last"), Frozen = LayerSelection.Of("second"), DropLast = true, BatchSize = 10 };
        using var trainer = new LocalTrainer(model, parameters => optim.SGD(parameters, 0.1), Points.Loss, options);
        var ones = Filled(trainer.ToTensorList(), 1);

        var result = trainer.Fit(Points.Source(40, 1), Request(trainer.ToTensorList(), ones));

        var change = result.Auxiliary!;
        Assert.Multiple(() =>
        {
            Assert.That(change.Manifest, Is.EqualTo(result.Parameters.Manifest));
            Assert.That(change.Select(tensor => tensor.Name), Has.Some.EqualTo("norm.running_mean").And.None.StartsWith("second").And.None.StartsWith("last"));
            Assert.That(
                change.Where(tensor => !tensor.Data.Span.ContainsAnyExcept((byte)0)).Select(tensor => tensor.Name),
                Is.EquivalentTo(new[] { "norm.running_mean", "norm.running_var", "norm.num_batches_tracked" }));
        });
    }

    [Test]
    public void Fit_FailsHalfway_VariatesStayAsTheyWere()
    {
        using var model = new OneWeight();
        using var failing = new CancellationTokenSource();
        using var trainer = Trainer(model, new LocalTrainingOptions { Batches = 2, BatchSize = 1 });
        var progress = new Reports(failing.Cancel);
        var failed = Request(Value(model, 1), Value(model, 0.5f)) with { Progress = progress };

        Assert.That(() => trainer.Fit(OneWeight.Data(3), failed, failing.Token), Throws.InstanceOf<OperationCanceledException>());
        var result = trainer.Fit(OneWeight.Data(3), Request(Value(model, 1), Value(model, 0.5f)));

        Assert.That(progress.All, Has.Count.EqualTo(1));
        Assert.That(Value(result.Auxiliary!), Is.EqualTo(1.75f).Within(1e-5), "as if it were the first");
    }

    // Each round's change tells the c_i that it began with: from x = 1 with c = 0, c_i becomes the mean plain gradient on the corrected way.
    [TestCase(new[] { 0, 1, 2 }, new[] { 1, 2, 3 }, TestName = "Fit_EveryChangeCounted_AllAreKept")]
    [TestCase(new[] { 0, 1, 1 }, new[] { 1, 3 }, TestName = "Fit_TheLastChangeDidNotCount_ItIsTakenBack")]
    [TestCase(new[] { 0, 1, 1, 1 }, new[] { 1, 4 }, TestName = "Fit_TwoChangesDidNotCount_BothAreTakenBack")]
    [TestCase(new[] { 0, 0 }, new[] { 2 }, TestName = "Fit_TheFirstChangeDidNotCount_BeginsWithZero")]
    [TestCase(new[] { 0, 1, 0 }, new[] { 3 }, TestName = "Fit_TheServerBeganAnew_BeginsWithZero")]
    public void Fit_ServerSaysWhatCounted(int[] counted, int[] roundsThatMatter)
    {
        using var model = new OneWeight();
        using var other = new OneWeight();
        using var trainer = Trainer(model, new LocalTrainingOptions { Batches = 2 });
        using var never = Trainer(other, new LocalTrainingOptions { Batches = 2 });

        var changes = counted.Select((round, i) => trainer.Fit(OneWeight.Data(3), Told(i + 1, round))).Select(result => Value(result.Auxiliary!)).ToArray();
        var expected = roundsThatMatter.Select(round => never.Fit(OneWeight.Data(3), Told(round, null))).Select(result => Value(result.Auxiliary!)).ToArray();

        Assert.That(changes[^1], Is.EqualTo(expected[^1]));

        FitRequest Told(int round, int? last) => Request(Value(model, 1f / round), Value(model, 0.25f * round)) with
        {
            Round = round,
            Config = last is { } value ? new ScalarMap((FitConfigKeys.ControlVariateRound, value)) : ScalarMap.Empty,
        };
    }

    [Test]
    public void Fit_WhatCountedIsNoInteger_Refused()
    {
        using var model = new OneWeight();
        using var trainer = Trainer(model);
        var request = Request(Value(model, 1), Value(model, 0)) with { Config = new ScalarMap((FitConfigKeys.ControlVariateRound, "two")) };

        Assert.That(
            () => trainer.Fit(OneWeight.Data(3), request),
            Throws.ArgumentException.With.Message.Contains("\"control-variate-round\" is two (String); it must be an integer"));
    }

    [Test]
    public void Begin_WithoutAuxiliary_Refused()
    {
        using var model = new OneWeight();
        using var variates = new ControlVariates(model);

        Assert.That(() => variates.Begin(Request(Value(model, 1), null)), Throws.ArgumentException.With.Message.Contains("no auxiliary tensors"));
    }

    [Test]
    public void Fit_EpochLimit_StepsThatWereMadeCount()
    {
        using var model = new OneWeight();
        using var trainer = Trainer(model, new LocalTrainingOptions { Epochs = 3 });
        var request = Request(Value(model, 1), Value(model, 0)) with { Config = new ScalarMap((FitConfigKeys.EpochLimit, 2)) };

        var result = trainer.Fit(OneWeight.Data(3), request);

        Assert.That(Value(result.Auxiliary!), Is.EqualTo((2 + 1.6) / 2).Within(1e-5), "the mean of two gradients");
    }

    [Test]
    public void Fit_UnusableLearningRate_RefusedBeforeAnyTraining([Values] bool zero)
    {
        using var model = TwoLayers.Seeded(1);
        using var trainer = new LocalTrainer(
            model,
            parameters => zero
                ? optim.SGD(parameters, 0)
                : optim.SGD([new global::TorchSharp.Modules.SGD.ParamGroup(model.first.parameters(), lr: 0.1), new global::TorchSharp.Modules.SGD.ParamGroup(model.second.parameters(), lr: 0.2)], 0.1),
            Points.Loss);
        var before = model.ToTensorList();

        Assert.That(
            () => trainer.Fit(Points.Source(10, 1), Request(before, Filled(before, 0))),
            Throws.InvalidOperationException.With.Message.Contains("one learning rate above 0").And.Message.Contains(zero ? "has 0" : "has 0.1, 0.2"));
        Assert.That(Bits.Of(model), Is.EqualTo(Bits.Of(before)));
    }

    [Test]
    public void Fit_VariatesOfAnotherModel_EachNamed()
    {
        using var model = TwoLayers.Seeded(1, outputs: 2);
        using var other = TwoLayers.Seeded(1, outputs: 3);
        using var trainer = new LocalTrainer(model, parameters => optim.SGD(parameters, 0.1), Points.Loss);

        Assert.That(
            () => trainer.Fit(Points.Source(10, 1), Request(model.ToTensorList(), other.ToTensorList())),
            Throws.ArgumentException.With.Message.Contains("The control variates do not fit the module")
                .And.Message.Contains("second.weight").And.Message.Contains("second.bias").And.Message.Not.Contains("first"));
    }

    [Test]
    public void Complete_ModelNotFinite_RefusedAndNothingKept()
    {
        using var model = new OneWeight();
        using var variates = new ControlVariates(model);
        variates.Begin(Value(model, 0.5f));
        model.LoadTensorList(Value(model, float.PositiveInfinity));

        Assert.That(() => variates.Complete(1, 0.1), Throws.InstanceOf<NotFiniteNumberException>().With.Message.Contains("\"w\""));

        model.LoadTensorList(Value(model, 1));
        variates.Begin(Value(model, 0.5f));
        model.LoadTensorList(Value(model, 0.8f));
        Assert.That(Value(variates.Complete(1, 0.1)), Is.EqualTo(2f - 0.5f).Within(1e-5), "c_i was still 0");
    }

    [Test]
    public void AddToGradients_ParameterWithoutGradient_GetsTheCorrection()
    {
        using var model = new OneWeight();
        using var variates = new ControlVariates(model);
        variates.Begin(Value(model, 0.5f));

        variates.AddToGradients();

        Assert.That(model.parameters().Single().grad!.item<float>(), Is.EqualTo(0.5f));
    }

    [Test]
    public void AddToGradientsAndComplete_NoRoundBegun_Refused()
    {
        using var model = new OneWeight();
        using var variates = new ControlVariates(model);

        Assert.Multiple(() =>
        {
            Assert.That(variates.AddToGradients, Throws.InvalidOperationException.With.Message.Contains("Begin"));
            Assert.That(() => variates.Complete(1, 0.1), Throws.InvalidOperationException.With.Message.Contains("Begin"));
            Assert.That(() => variates.Complete(0, 0.1), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => variates.Complete(1, 0), Throws.InstanceOf<ArgumentOutOfRangeException>());
        });
    }

    [Test]
    public void Fit_NoAuxiliary_PlainTrainingAndNoneBack()
    {
        using var plain = new OneWeight();
        using var fitted = new OneWeight();

        Trainer(plain).Train(OneWeight.Data(3));
        var result = Trainer(fitted).Fit(OneWeight.Data(3), Request(Value(fitted, 1), null));

        Assert.That(Bits.Of(result.Parameters), Is.EqualTo(Bits.Of(plain)));
        Assert.That(result.Auxiliary, Is.Null);
    }

    private static LocalTrainer Trainer(
        OneWeight model, LocalTrainingOptions? options = null, Func<Tensor, Tensor, Tensor>? loss = null, double rate = 0.1) =>
        new(model, parameters => optim.SGD(parameters, rate), loss ?? OneWeight.Loss, options);

    private static FitRequest Request(TensorList model, TensorList? variates) =>
        new(model, ScalarMap.Empty, 1, new Reports()) { Auxiliary = variates };

    private static TensorList Value(OneWeight model, float value) => Filled(model.ToTensorList(), value);

    private static float Value(TensorList list) => list["w"].AsSpan<float>()[0];

    private static double[] Values(TensorList list) => [.. list.SelectMany(tensor => tensor.AsSpan<double>().ToArray())];

    private static TensorList Linear(double[] weight, double bias) => new(
        [Federation.Core.Tensor.FromArray("weight", weight, [1, 2]), Federation.Core.Tensor.FromArray("bias", [bias], [1])]);

    private static TensorList Filled(TensorList like, float value) => new(like.Select(tensor => tensor.DType == DType.Int64
        ? Federation.Core.Tensor.FromArray(tensor.Name, Enumerable.Repeat((long)value, (int)tensor.ElementCount).ToArray(), tensor.Shape.AsSpan())
        : Federation.Core.Tensor.FromArray(tensor.Name, Enumerable.Repeat(value, (int)tensor.ElementCount).ToArray(), tensor.Shape.AsSpan())));

    private sealed class Pair : IDisposable
    {
        public OneWeight First { get; } = new();

        public OneWeight Second { get; } = new();

        public void Dispose()
        {
            First.Dispose();
            Second.Dispose();
        }
    }
}
