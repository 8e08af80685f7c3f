using System.Runtime.InteropServices;
using System.Text.Json;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

[TestFixture]
public sealed class GradientClippingTests
{
    // As in Oracle/optim_cases.py.
    private static readonly (long[] Shape, bool Transposed)[] Shapes =
        [([3, 5], false), ([7], false), ([], false), ([0, 3], false), ([35], false), ([4, 6], true)];

    [TestCaseSource(nameof(Cases))]
    public void ClipGradNorm_ManyParameters_PyTorchsNormAndGradients(JsonElement item)
    {
        using var scope = NewDisposeScope();
        var type = item.Text("dtype") == "float64" ? float64 : float32;
        var norm = item.GetProperty("norm_type") is { ValueKind: JsonValueKind.Number } number
            ? number.GetDouble()
            : double.PositiveInfinity;
        var parameters = Parameters(type, item.GetProperty("scale").GetDouble());

        var total = nn.utils.clip_grad_norm_(parameters, item.GetProperty("max_norm").GetDouble(), norm);

        var expected = item.GetProperty("norm").GetDouble();
        Assert.That(total, Is.EqualTo(expected).Within(1e-5 * expected));
        var grads = item.GetProperty("grads").EnumerateArray().ToArray();
        for (var i = 0; i < parameters.Length; i++)
        {
            if (grads[i].ValueKind == JsonValueKind.Null)
            {
                Assert.That(parameters[i].grad, Is.Null);
            }
            else
            {
                double[] wanted = [.. grads[i].EnumerateArray().Select(x => x.GetDouble())];
                Expect.Close(parameters[i].grad, wanted, $"gradient {i}", 1e-5, 1e-6);
            }
        }
    }

    [Test]
    public void ClipGradNorm_NothingToClip_NormOfZero()
    {
        using var scope = NewDisposeScope();
        var parameter = new Parameter(ones(3));
        Assert.That(nn.utils.clip_grad_norm_([], 1), Is.Zero);
        Assert.That(nn.utils.clip_grad_norm_([parameter], 1), Is.Zero);
    }

    [Test]
    public void ClipGradNorm_NotANumber_AllGradientsNotANumber()
    {
        using var scope = NewDisposeScope();
        var parameter = new Parameter(ones(3));
        parameter.grad = tensor(new[] { 1f, float.NaN, 2f });
        Assert.That(nn.utils.clip_grad_norm_([parameter], 1), Is.NaN);
        Assert.That(parameter.grad!.data<float>().ToArray(), Is.All.NaN);
        Assert.That(nn.utils.clip_grad_norm_([parameter], 1, double.PositiveInfinity), Is.NaN);
    }

    [Test]
    public void ClipGradValue_ManyElements_EachInTheRange()
    {
        using var scope = NewDisposeScope();
        var parameter = new Parameter(zeros(19));
        using var grad = (arange(19, float32) - 9) / 3;
        parameter.grad = grad;

        nn.utils.clip_grad_value_([parameter, new Parameter(ones(1))], 2);

        var expected = Enumerable.Range(0, 19).Select(i => Math.Clamp((i - 9) / 3f, -2, 2));
        Assert.That(parameter.grad!.data<float>().ToArray(), Is.EqualTo(expected).Within(1e-6f));
    }

    [Test]
    public void ParametersToVector_AndBack_SameValuesAndGradients()
    {
        using var scope = NewDisposeScope();
        var parameters = new[]
        {
            new Parameter(Formula.Make(1, [2, 3])),
            new Parameter(Formula.Make(2, [3, 2]).transpose(0, 1)),
            new Parameter(Formula.Make(3, [])),
        };
        var vector = nn.utils.parameters_to_vector(parameters);
        Assert.That(vector.shape, Is.EqualTo(new long[] { 13 }));
        Assert.That(vector[7].item<float>(), Is.EqualTo(parameters[1][0, 1].item<float>()));
        (vector * arange(13, float32)).sum().backward();
        Assert.That(parameters[1].grad![0, 1].item<float>(), Is.EqualTo(7));

        nn.utils.vector_to_parameters(arange(13, float32), parameters);

        Assert.That(parameters[0].data<float>().ToArray(), Is.EqualTo(new float[] { 0, 1, 2, 3, 4, 5 }));
        Assert.That(parameters[1].data<float>().ToArray(), Is.EqualTo(new float[] { 6, 7, 8, 9, 10, 11 }));
        Assert.That(parameters[2].item<float>(), Is.EqualTo(12));
        Assert.That(parameters.Select(p => p.requires_grad && p.is_leaf), Is.All.True);
    }

    [Test]
    public void VectorToParameters_TooShort_ExternalException()
    {
        using var scope = NewDisposeScope();
        var parameter = new Parameter(ones(3));
        Assert.That(
            () => nn.utils.vector_to_parameters(ones(2), [parameter]), Throws.InstanceOf<ExternalException>());
    }

    private static IEnumerable<TestCaseData> Cases() => Fixture.Cases("clip_grad_norm").Select((item, index) =>
        new TestCaseData(item).SetArgDisplayNames(
            $"{index}: {item.GetProperty("max_norm")} {item.GetProperty("norm_type")} {item.Text("dtype")}"));

    private static Parameter[] Parameters(ScalarType type, double scale) =>
        [.. Shapes.Select((shape, i) => Parameter(shape.Shape, shape.Transposed, i, type, scale))];

    private static Parameter Parameter(long[] shape, bool transposed, int i, ScalarType type, double scale)
    {
        var parameter = new Parameter(zeros(shape, type));
        if (i != 1)
        {
            parameter.grad = transposed
                ? Formula.Make((ulong)(200 + i), [shape[1], shape[0]], scale).to_type(type).transpose(0, 1)
                : Formula.Make((ulong)(200 + i), shape, scale).to_type(type);
        }

        return parameter;
    }
}
