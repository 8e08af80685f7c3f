using System.Runtime.InteropServices;
using System.Text.Json;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.init;

[TestFixture]
[NonParallelizable]
public sealed class InitTests
{
    private static IEnumerable<TestCaseData> Cases() => Fixture.Cases("init").Select(
        item => new TestCaseData(item).SetArgDisplayNames($"{item.Text("function")} {item.GetProperty("shape")}"));

    [TestCaseSource(nameof(Cases))]
    public void Init_OfASeed_PyTorchsValues(JsonElement item)
    {
        using var tensor = empty(item.Longs("shape"), requires_grad: true);
        manual_seed(11);

        var result = Run(item.Text("function"), tensor);

        Assert.That(result, Is.SameAs(tensor));
        Assert.That(tensor.is_leaf, Is.True);
        Expect.Close(tensor, item.Doubles("values"), item.Text("function"), 1e-4, 2e-6);
    }

    [Test]
    public void Orthogonal_AnyShape_FewerSideIsOrthogonal([Values(3, 40, 64)] int rows, [Values(5, 40, 17)] int columns)
    {
        using var scope = NewDisposeScope();
        var matrix = orthogonal_(empty([rows, columns], float64));

        var product = rows <= columns ? matrix.mm(matrix.t()) : matrix.t().mm(matrix);

        var distance = product.sub(eye(Math.Min(rows, columns), dtype: float64)).abs().max().item<double>();
        Assert.That(distance, Is.LessThan(1e-12));
    }

    [Test]
    public void TruncNormal_ManyDraws_StayBetweenTheEndsAndHaveTheMean()
    {
        using var scope = NewDisposeScope();
        var draws = trunc_normal_(empty([100_000]), mean: 1, std: 2, a: -1, b: 3);

        Assert.That(draws.min().item<float>(), Is.InRange(-1, -0.99));
        Assert.That(draws.max().item<float>(), Is.InRange(2.99, 3));
        Assert.That(draws.mean().item<float>(), Is.EqualTo(1).Within(0.02));
    }

    [Test]
    public void Init_GeneratorGiven_DrawsFromIt()
    {
        using var scope = NewDisposeScope();
        using var a = new Generator(5);
        using var b = new Generator(5);

        Assert.That(
            uniform_(empty([20]), generator: a).data<float>().ToArray(), Is.EqualTo(uniform_(empty([20]), generator: b).data<float>().ToArray()));
    }

    [TestCase(NonlinearityType.Linear, 0, 1)]
    [TestCase(NonlinearityType.Sigmoid, 0, 1)]
    [TestCase(NonlinearityType.Conv2D, 0, 1)]
    [TestCase(NonlinearityType.Tanh, 0, 5.0 / 3)]
    [TestCase(NonlinearityType.ReLU, 0, 1.4142135623730951)]
    [TestCase(NonlinearityType.LeakyReLU, 0.01, 1.4141428569978354)]
    public void CalculateGain_OfAFunction_PyTorchsFactor(NonlinearityType function, double slope, double gain) =>
        Assert.That(calculate_gain(function, slope), Is.EqualTo(gain).Within(1e-15));

    [TestCase("xavier_uniform_", new long[] { 5 }, "fewer than 2 dimensions")]
    [TestCase("kaiming_normal_", new long[] { }, "fewer than 2 dimensions")]
    [TestCase("eye_", new long[] { 2, 2, 2 }, "2 dimensions")]
    [TestCase("dirac_", new long[] { 2, 2 }, "3, 4, or 5")]
    [TestCase("sparse_", new long[] { 4 }, "2 dimensions")]
    [TestCase("orthogonal_", new long[] { 4 }, "2 or more")]
    public void Init_WrongNumberOfDimensions_ExternalException(string function, long[] shape, string message)
    {
        using var tensor = empty(shape);
        Assert.That(() => Run(function, tensor), Throws.InstanceOf<ExternalException>().With.Message.Contains(message));
    }

    private static Tensor Run(string function, Tensor tensor) => function switch
    {
        "xavier_uniform_" => xavier_uniform_(tensor, 5.0 / 3),
        "xavier_normal_" => xavier_normal_(tensor, 0.5),
        "kaiming_uniform_" => kaiming_uniform_(tensor, 0.2, FanInOut.FanOut),
        "kaiming_normal_" => kaiming_normal_(tensor, nonlinearity: NonlinearityType.ReLU),
        "trunc_normal_" => trunc_normal_(tensor, 0.5, 2, -1, 3),
        "orthogonal_" => orthogonal_(tensor, 2),
        "eye_" => eye_(tensor),
        "dirac_" => dirac_(tensor),
        "sparse_" => sparse_(tensor, 0.4, 0.1),
        _ => throw new ArgumentOutOfRangeException(nameof(function), function, "No such function."),
    };
}
