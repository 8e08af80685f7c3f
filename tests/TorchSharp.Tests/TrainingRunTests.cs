using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

/// <summary>Whole training runs beside PyTorch's, step by step; Oracle/run_cases.py does the same.</summary>
[TestFixture]
[NonParallelizable]
public sealed class TrainingRunTests
{
    // The tolerance is what roundings add up to by the last step; PyTorch's own runs in the two precisions are as far apart. In
    // double precision a wrong number cannot hide behind them.
    [TestCase("tutorial", "float32", 5e-6)]
    [TestCase("tutorial", "float64", 1e-10)]
    [TestCase("mnist", "float32", 5e-4)]
    [TestCase("mnist", "float64", 1e-10)]
    [TestCase("logistic", "float32", 5e-6)]
    [TestCase("logistic", "float64", 1e-10)]
    [TestCase("residual", "float32", 2e-3)]
    [TestCase("residual", "float64", 1e-9)]
    public void Run_SameStartAndBatches_PyTorchsLossAtEveryStep(string name, string precision, double tolerance)
    {
        using var scope = NewDisposeScope();
        var expected = Fixture.Read("training_runs").GetProperty(name).GetProperty(precision);
        var type = precision == "float32" ? float32 : float64;
        var (batchSize, shape) = Data(name);
        manual_seed(1);
        using var network = Network(name);
        network.to(type);
        using var optimizer = Optimizer(name, network.parameters());
        var patterns = Formula.Make(77, [10, .. shape]);

        var wanted = expected.Doubles("losses");
        for (var step = 0; step < wanted.Length; step++)
        {
            using var stepScope = NewDisposeScope();
            var (images, labels) = Batch(step, batchSize, shape, patterns);
            optimizer.zero_grad();
            var loss = nn.functional.cross_entropy(network.call(images.to(type)), labels);
            loss.backward();
            optimizer.step();
            Assert.That(loss.to(float64).item<double>(), Is.EqualTo(wanted[step]).Within(tolerance), $"loss of step {step}");
        }

        network.eval();
        using var gradients = no_grad();
        var (last, classes) = Batch(wanted.Length, 64, shape, patterns);
        Assert.That(
            nn.functional.cross_entropy(network.call(last.to(type)), classes).to(float64).item<double>(),
            Is.EqualTo(expected.GetProperty("evaluation").GetDouble()).Within(10 * tolerance),
            "loss in evaluation mode");
        foreach (var sum in expected.GetProperty("sums").EnumerateObject())
        {
            Assert.That(
                network.state_dict()[sum.Name].to(float64).sum().item<double>(),
                Is.EqualTo(sum.Value.GetDouble()).Within(1000 * tolerance),
                sum.Name);
        }
    }

    private static (int BatchSize, long[] Shape) Data(string name) => name switch
    {
        "tutorial" or "residual" => (32, [3, 32, 32]),
        "mnist" => (8, [1, 28, 28]),
        _ => (10, [1, 28, 28]),
    };

    private static nn.Module<Tensor, Tensor> Network(string name) => name switch
    {
        "tutorial" => new TutorialNet(),
        "mnist" => new MnistNet(),
        "residual" => new ResidualNet(),
        _ => nn.Sequential(nn.Flatten(), nn.Linear(784, 10)),
    };

    private static optim.Optimizer Optimizer(string name, IEnumerable<Parameter> parameters) => name switch
    {
        "tutorial" => optim.Adam(parameters, lr: 1e-3),
        "mnist" => optim.SGD(parameters, 0.05),
        "residual" => optim.SGD(parameters, 0.01, momentum: 0.9, weight_decay: 5e-4),
        _ => optim.SGD(parameters, 0.01),
    };

    // Noise on the pattern of each image's class.
    private static (Tensor Images, Tensor Labels) Batch(int step, int count, long[] shape, Tensor patterns)
    {
        var labels = Formula.Labels((ulong)(2000 + step), count, 10, count);
        return (Formula.Make((ulong)(1000 + step), [count, .. shape]) + patterns.index_select(0, labels), labels);
    }
}
