using System.Text.Json;
using TorchSharp;
using static TorchSharp.torch;

[TestFixture]
public sealed class PoolingTests
{
    private static IEnumerable<TestCaseData> Cases() => Fixture.Cases("max_pool2d").Select(
        (item, index) => new TestCaseData(item).SetArgDisplayNames($"{index}: {item.GetProperty("input")}"));

    private static IEnumerable<TestCaseData> AverageCases() => OracleCase.Source("average_pool");

    [Test]
    public void MaxPool_SinglePrecision_TakesTheSamePlacesAsDouble(
        [Values(1, 2, 3)] long stride, [Values(0, 1)] long padding, [Values(1, 2)] long dilation, [Values(9, 17, 40)] long width)
    {
        using var scope = NewDisposeScope();
        // Few different values, so that windows have equals, and some NaNs.
        var x = Formula.Make(1, [2, 3, 9, width]).mul(8).round();
        x[0, 0, 3, 5] = float.NaN;
        x[1, 2, 4, 2] = float.NaN;
        x[1, 2, 4, 3] = float.NaN;
        (double[] Value, double[] Gradient) Run(ScalarType type)
        {
            var input = x.to_type(type).clone().requires_grad_();
            var y = nn.functional.max_pool2d(input, [3L, 3], [stride, stride], [padding, padding], [dilation, dilation]);
            y.backward([Formula.Make(2, y.shape).to_type(type)]);
            return (y.to_type(float64).data<double>().ToArray(), input.grad!.to_type(float64).data<double>().ToArray());
        }

        var (value, gradient) = Run(float32);
        var expected = Run(float64);
        Assert.That(value, Is.EqualTo(expected.Value));
        Assert.That(gradient, Is.EqualTo(expected.Gradient).Within(1e-5));
    }

    [TestCaseSource(nameof(AverageCases))]
    public void AveragePool_AnyWindows_AsPyTorch(JsonElement item) => OracleCase.Check(
        item,
        (inputs, args) => item.Text("op") == "adaptive_avg_pool2d"
            ? nn.AdaptiveAvgPool2d(args.Longs("size")).call(inputs[0])
            : nn.AvgPool2d(
                args.Longs("kernel"),
                args.GetProperty("stride").ValueKind == JsonValueKind.Null ? null : args.Longs("stride"),
                args.Longs("padding"),
                args.Flag("ceil"),
                args.Flag("include"),
                args.GetProperty("divisor").ValueKind == JsonValueKind.Null ? null : args.Long("divisor"))
                .call(inputs[0]));

    [Test]
    public void AveragePool_OtherWaysToSayIt_AreTheSame()
    {
        using var scope = NewDisposeScope();
        var x = Formula.Make(1, [2, 3, 6, 9]);
        var expected = nn.functional.avg_pool2d(x, [2, 2], [2, 2], [1, 1]).data<float>().ToArray();
        Tensor[] same =
        [
            nn.functional.avg_pool2d(x, 2, padding: 1),
            nn.functional.avg_pool2d(x, (2, 2), (2, 2), (1, 1)),
            nn.AvgPool2d(2, padding: 1).call(x),
            nn.AvgPool2d((2, 2), padding: (1, 1)).call(x),
        ];
        Assert.That(same.Select(y => y.data<float>().ToArray()), Is.All.EqualTo(expected));
        Assert.That(nn.AdaptiveAvgPool2d(1).call(x).shape, Is.EqualTo(new long[] { 2, 3, 1, 1 }));
        Assert.That(nn.AdaptiveAvgPool2d((2, 5)).call(x).shape, Is.EqualTo(new long[] { 2, 3, 2, 5 }));
        Assert.That(nn.functional.adaptive_avg_pool2d(x[0], 3).shape, Is.EqualTo(new long[] { 3, 3, 3 }));
    }

    [Test]
    public void AveragePool_WrongArguments_ExternalException()
    {
        using var scope = NewDisposeScope();
        foreach (Action wrong in (Action[])
            [
                () => nn.functional.avg_pool2d(zeros(4, 4), 2),
                () => nn.functional.avg_pool2d(zeros(1, 1, 4, 4), 5),
                () => nn.functional.avg_pool2d(zeros(1, 1, 4, 4), 2, padding: 2),
                () => nn.functional.avg_pool2d(zeros(1, 0, 4, 4), 2),
                () => nn.functional.adaptive_avg_pool2d(zeros(1, 1, 4, 4), [2]),
                () => nn.functional.adaptive_avg_pool2d(zeros(1, 1, 4, 4), [2, -1]),
            ])
        {
            Assert.That(wrong, Throws.InstanceOf<System.Runtime.InteropServices.ExternalException>());
        }
    }

    [TestCaseSource(nameof(Cases))]
    public void MaxPool2d_WithTies_ForwardIndicesAndGradientsAsPyTorch(JsonElement item)
    {
        using var scope = NewDisposeScope();
        var x = Rounded(item.Longs("input")).requires_grad_();
        var (y, indices) = nn.functional.max_pool2d_with_indices(
            x,
            item.Longs("kernel"),
            item.Longs("stride"),
            item.Longs("padding"),
            item.Longs("dilation"),
            item.Flag("ceil"));
        y.backward([Formula.Make(6, y.shape)]);

        Assert.That(y.shape, Is.EqualTo(item.Longs("shape")));
        Expect.Close(y, item.Doubles("forward"), "forward");
        Assert.That(indices.data<long>().ToArray(), Is.EqualTo(item.Longs("indices")));
        Expect.Close(x.grad, item.Doubles("gradInput"), "gradient of the input");
    }

    [Test]
    public void MaxPool2d_NaNInWindow_IsTheMaximum()
    {
        using var scope = NewDisposeScope();
        var values = new float[2 * 32];
        values[5] = float.NaN;
        var y = nn.MaxPool2d(2).call(tensor(values, [1, 1, 2, 32]));
        Assert.That(float.IsNaN(y.data<float>()[2]), Is.True);
        Assert.That(y.data<float>().Count(float.IsNaN), Is.EqualTo(1));
    }

    [Test]
    public void MaxPool2d_PadTooLarge_ExternalException()
    {
        using var x = zeros(1, 1, 4, 4);
        Assert.That(
            () => nn.functional.max_pool2d(x, 2, padding: 2),
            Throws.InstanceOf<System.Runtime.InteropServices.ExternalException>().With.Message.Contains("pad"));
    }

    private static Tensor Rounded(long[] shape)
    {
        using var raw = Formula.Make(5, shape);
        return tensor(raw.data<float>().Select(v => MathF.Round(v * 8)).ToArray(), shape);
    }
}
