using System.Text.Json;
using TorchSharp;
using static TorchSharp.torch;

[TestFixture]
public sealed class ActivationTests
{
    private static IEnumerable<TestCaseData> Cases() => OracleCase.Source("activations");

    [TestCaseSource(nameof(Cases))]
    public void Activation_OutOfPlaceAndInPlace_AsPyTorch(JsonElement item) => OracleCase.Check(item, (inputs, args) =>
    {
        double Number(string name) => args.GetProperty(name).GetDouble();
        var x = inputs[0] * 1;
        var inplace = args.Flag("inplace");
        nn.Module<Tensor, Tensor> module = item.Text("op") switch
        {
            "relu" => nn.ReLU(inplace),
            "relu6" => nn.ReLU6(inplace),
            "leaky_relu" => nn.LeakyReLU(Number("slope"), inplace),
            "elu" => nn.ELU(Number("alpha"), inplace),
            "hardtanh" => nn.Hardtanh(Number("low"), Number("high"), inplace),
            "gelu" => nn.GELU(inplace),
            "silu" => nn.SiLU(inplace),
            "sigmoid" => nn.Sigmoid(inplace),
            "tanh" => nn.Tanh(inplace),
            _ => nn.Softplus(Number("beta"), Number("threshold")),
        };
        var y = module.call(x);
        if (inplace && item.Text("op") != "softplus")
        {
            Assert.That(x.to_type(float64).data<double>().ToArray(), Is.EqualTo(y.to_type(float64).data<double>().ToArray()));
        }

        return y;
    });

    [Test]
    public void Gelu_DoublePrecision_IsExact()
    {
        using var scope = NewDisposeScope();
        // x times the normal distribution's values, from tables.
        var y = tensor(new[] { -6.0, -1, -0.25, 0, 0.5, 1, 3 }).gelu().data<double>().ToArray();
        double[] expected =
        [
            -5.9195258702261888e-9, -0.15865525393145705, -0.10032341857926906, 0, 0.34573123063700655, 0.8413447460685429,
            2.9959503059051096,
        ];
        Assert.That(y, Is.EqualTo(expected).Within(1e-14));
    }

    [Test]
    public void Activations_AsTensorFunctions_AreTheModules()
    {
        using var scope = NewDisposeScope();
        var x = Formula.Make(1, [4, 5], 20);
        (Tensor Function, Tensor Module)[] pairs =
        [
            (x.leaky_relu(0.3), nn.LeakyReLU(0.3).call(x)), (x.clone().leaky_relu_(0.3), nn.LeakyReLU(0.3).call(x)),
            (x.gelu(), nn.GELU().call(x)), (x.clone().gelu_(), nn.GELU().call(x)),
            (x.silu(), nn.SiLU().call(x)), (x.clone().silu_(), nn.SiLU().call(x)),
            (x.relu6(), nn.ReLU6().call(x)), (x.clone().relu6_(), nn.ReLU6().call(x)),
            (x.sigmoid(), nn.Sigmoid().call(x)), (x.tanh(), nn.Tanh().call(x)),
        ];
        foreach (var (function, module) in pairs)
        {
            Assert.That(function.data<float>().ToArray(), Is.EqualTo(module.data<float>().ToArray()));
        }
    }

    [Test]
    public void Modules_WithoutParameters_SayTheirOptionsAndRefuseParameters()
    {
        Assert.That((nn.LeakyReLU().negative_slope, nn.ELU().alpha), Is.EqualTo((0.01, 1.0)));
        Assert.That((nn.Hardtanh().min_val, nn.Hardtanh().max_val), Is.EqualTo((-1.0, 1.0)));
        Assert.That((nn.Softplus().beta, nn.Softplus().threshold), Is.EqualTo((1.0, 20.0)));
        using var parameter = nn.Parameter(zeros(1));
        Assert.That(() => nn.GELU().register_parameter("p", parameter), Throws.InvalidOperationException);
        Assert.That(() => nn.GELU().register_buffer("b", parameter), Throws.InvalidOperationException);
        Assert.That(() => nn.GELU().register_module("m", nn.Linear(1, 1)), Throws.InvalidOperationException);
    }

    [Test]
    public void IdentityFlattenUnflatten_Shapes()
    {
        using var scope = NewDisposeScope();
        var x = zeros(2, 3, 4, 5);
        Assert.That(nn.Identity().call(x).shape, Is.EqualTo(x.shape));
        Assert.That(nn.Flatten(1, 2).call(x).shape, Is.EqualTo(new long[] { 2, 12, 5 }));
        Assert.That(nn.Unflatten(2, [2, 2]).call(x).shape, Is.EqualTo(new long[] { 2, 3, 2, 2, 5 }));
    }
}
