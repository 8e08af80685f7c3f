using Federation.TorchSharp.Tests.Support;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace Federation.TorchSharp.Tests;

[NonParallelizable] // compares with dropout from torch's generator, which is one for the process
internal sealed class SeededDropoutTests
{
    [TestCase(0.5)]
    [TestCase(0.1)]
    [TestCase(0.9)]
    public void Forward_Training_NumbersOfDropoutWithTheSameSeed(double p)
    {
        using var scope = NewDisposeScope();
        var (input, plain, seeded) = (randn(37, 41), nn.Dropout(p), new SeededDropout(p));

        random.manual_seed(5);
        seeded.Seed(5);

        Assert.That(Values(seeded.call(input)), Is.EqualTo(Values(plain.call(input))));
        Assert.That(Values(seeded.call(input)), Is.EqualTo(Values(plain.call(input))), "and goes on alike");
    }

    // 200,000 draws of probability 0.7: the standard deviation of their mean is 0.00102.
    [Test]
    public void Forward_Training_AsManyAsAskedAndTheOthersScaled()
    {
        using var dropout = new SeededDropout(0.3);
        using var output = dropout.call(ones(400, 500));

        var values = Values(output);

        Assert.That(values.Distinct().Order(), Is.EqualTo(new[] { 0, 1 / 0.7f }).Within(1e-6));
        Assert.That(values.Count(value => value != 0) / 200_000.0, Is.EqualTo(0.7).Within(5 * 0.00102));
    }

    [Test]
    public void Forward_Training_GradientOfWhatWasKept()
    {
        using var dropout = new SeededDropout(0.5);
        using var input = ones([4, 25], requires_grad: true);
        using var output = dropout.call(input);

        output.sum().backward();

        Assert.That(Values(input.grad!), Is.EqualTo(Values(output)), "2 or 0, as the output of ones");
    }

    [Test]
    public void Forward_EvaluationOrNothingToDrop_TheInput()
    {
        using var model = nn.Sequential(("a", new SeededDropout(0.5)), ("b", new SeededDropout(0.5)), ("c", nn.Linear(3, 3)));
        using var input = ones(2, 3);
        model.eval();
        using var output = model.call(input);
        using var none = new SeededDropout(0);

        Assert.Multiple(() =>
        {
            Assert.That(Values(output), Has.Length.EqualTo(6));
            Assert.That(Values(none.call(input)), Is.All.EqualTo(1));
            Assert.That(Values(input), Is.All.EqualTo(1), "it is there still");
            Assert.That(model.state_dict().Keys, Is.EqualTo(["c.weight", "c.bias"]));
        });
    }

    [Test]
    public void Forward_DoublePrecision_Stays()
    {
        using var dropout = new SeededDropout(0.5);
        using var output = dropout.call(ones(10, 10, dtype: float64));

        Assert.That(output.dtype, Is.EqualTo(ScalarType.Float64));
    }

    [TestCase(-0.1)]
    [TestCase(1)]
    [TestCase(double.NaN)]
    public void Constructor_ProbabilityOutOfRange_Throws(double p) => Assert.That(
        () => new SeededDropout(p), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("at least 0 and less than 1"));

    // One batch, so that the order of the examples does not matter.
    [Test]
    public void Train_SeedClientAndRoundEachDecide_AndNothingElse()
    {
        var options = new LocalTrainingOptions { Seed = 5, ClientNumber = 2, BatchSize = 50 };
        var result = Train(options);

        Assert.Multiple(() =>
        {
            Assert.That(Train(options, drawn: 9), Is.EqualTo(result), "whatever was drawn before");
            Assert.That(Train(options, rounds: [4, 1]), Is.EqualTo(result), "whatever was trained before");
            Assert.That(
                new[]
                {
                    result,
                    Train(options, rounds: [2]),
                    Train(new LocalTrainingOptions { Seed = 6, ClientNumber = 2, BatchSize = 50 }),
                    Train(new LocalTrainingOptions { Seed = 5, ClientNumber = 3, BatchSize = 50 }),
                },
                Is.Unique);
        });
    }

    [Test]
    public void Train_SeveralSeededModules_EachHasItsOwnSeed()
    {
        var (first, second) = (new Recording(), new Recording());
        using var model = nn.Sequential(("layer", nn.Linear(2, 2)), ("first", first), ("inner", nn.Sequential(("second", second))));
        using var trainer = Trainer(model, new LocalTrainingOptions());

        trainer.Train(Points.Source(20, 1), round: 1);
        trainer.Train(Points.Source(20, 1), round: 2);

        long[] seeds = [.. first.Seeds, .. second.Seeds];
        Assert.That(seeds, Has.Length.EqualTo(4));
        Assert.That(seeds, Is.Unique);
        Assert.That(seeds, Is.All.GreaterThanOrEqualTo(0));
    }

    [Test]
    public void Train_ModelThatIsSeededItself_Seeded()
    {
        using var model = new SeededModel();
        using var trainer = Trainer(model, new LocalTrainingOptions());

        trainer.Train(Points.Source(20, 1));

        Assert.That(model.Seeds, Has.One.Items);
    }

    private static string Train(LocalTrainingOptions options, int drawn = 0, int[]? rounds = null)
    {
        random.manual_seed(1);
        using var model = nn.Sequential(("first", nn.Linear(2, 8)), ("drop", new SeededDropout()), ("second", nn.Linear(8, 2)));
        var start = model.ToTensorList();
        using var numbers = rand(drawn);
        using var trainer = Trainer(model, options);
        foreach (var round in rounds ?? [1])
        {
            trainer.Load(start);
            trainer.Train(Points.Source(50, 1), round);
        }

        return Bits.Of(model);
    }

    private static LocalTrainer Trainer(nn.Module<Tensor, Tensor> model, LocalTrainingOptions options) =>
        new(model, parameters => optim.SGD(parameters, 0.1), Points.Loss, options);

    private static float[] Values(Tensor tensor) => tensor.detach().to(ScalarType.Float32).data<float>().ToArray();

    private sealed class Recording() : nn.Module<Tensor, Tensor>(nameof(Recording)), ISeeded
    {
        public List<long> Seeds { get; } = [];

        public void Seed(long seed) => Seeds.Add(seed);

        public override Tensor forward(Tensor input) => input.alias();
    }

    private sealed class SeededModel : nn.Module<Tensor, Tensor>, ISeeded
    {
        private readonly global::TorchSharp.Modules.Linear layer = nn.Linear(2, 2);

        public SeededModel()
            : base(nameof(SeededModel)) => RegisterComponents();

        public List<long> Seeds { get; } = [];

        public void Seed(long seed) => Seeds.Add(seed);

        public override Tensor forward(Tensor input) => layer.call(input);
    }
}
