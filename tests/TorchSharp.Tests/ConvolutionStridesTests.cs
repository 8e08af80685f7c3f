using System.Text.Json;
using TorchSharp;
using static TorchSharp.torch;

[TestFixture]
[NonParallelizable]
public sealed class ConvolutionStridesTests
{
    private static IEnumerable<TestCaseData> Cases() => OracleCase.Source("conv2d_strides");

    [TestCaseSource(nameof(Cases))]
    public void Conv2d_AnyStride_ForwardAndGradientsAsPyTorch(JsonElement item) => OracleCase.Check(item, Convolve);

    [Test]
    public void Conv2d_ManyShapes_AsByTheDefinition([Range(0, 59)] int index)
    {
        using var scope = NewDisposeScope();
        var random = new Random(index);
        var groups = random.Next(1, 3);
        long[] stride = [random.Next(1, 4), random.Next(1, 4)];
        long[] dilation = [random.Next(1, 4), random.Next(1, 3)];
        long[] padding = [random.Next(0, 3), random.Next(0, 3)];
        long[] kernel = [random.Next(1, 6), random.Next(1, 6)];
        var height = (dilation[0] * (kernel[0] - 1)) + random.Next(1, 12);
        var width = (dilation[1] * (kernel[1] - 1)) + random.Next(1, 40);
        long inner = random.Next(1, 6), outer = random.Next(1, 15);
        var x = Formula.Make(1, [random.Next(1, 18), inner * groups, height, width]).requires_grad_();
        var weight = Formula.Make(2, [outer * groups, inner, .. kernel]).requires_grad_();
        var plain = new PlainConvolution(x.shape, weight.shape, stride, padding, dilation);
        var gradient = Formula.Make(3, plain.Shape);

        var y = nn.functional.conv2d(x, weight, null, stride, padding, dilation, groups);
        y.backward([gradient]);

        var (result, gradInput, gradWeight) = plain.Run(
            x.data<float>().ToArray(), weight.data<float>().ToArray(), gradient.data<float>().ToArray());
        Assert.That(y.shape, Is.EqualTo(plain.Shape));
        Expect.Close(y, result, "result", 1e-5, 5e-5);
        Expect.Close(x.grad, gradInput, "gradient of the input", 1e-5, 5e-5);
        Expect.Close(weight.grad, gradWeight, "gradient of the weight", 1e-5, 5e-5);
    }

    [TestCase(1, 1)]
    [TestCase(2, 1)]
    [TestCase(1, 8)]
    [TestCase(2, 2)]
    public void Conv2d_OneThreadOrMany_SameBits(long stride, long groups)
    {
        var threads = get_num_threads();
        try
        {
            set_num_threads(1);
            var alone = Train(stride, groups);
            foreach (var count in new[] { 2, 4 })
            {
                set_num_threads(count);
                Assert.That(Train(stride, groups), Is.EqualTo(alone), $"{count} threads");
            }
        }
        finally
        {
            set_num_threads(threads);
        }
    }

    [Test]
    public void Conv2d_NotANumberInOneChannel_ReachesOnlyWhatReadsIt()
    {
        using var scope = NewDisposeScope();
        var x = Formula.Make(1, [2, 2, 5, 7]);
        x[0, 1, 4, 6] = tensor(float.NaN);
        var weight = Formula.Make(2, [2, 1, 3, 3]).requires_grad_();

        var y = nn.functional.conv2d(x, weight, groups: 2);
        y.backward([ones_like(y)]);

        Assert.That(y[0, 0].data<float>().All(float.IsFinite), Is.True, "other channel");
        Assert.That(y[1].data<float>().All(float.IsFinite), Is.True, "other image");
        Assert.That(y[0, 1].data<float>().Count(float.IsNaN), Is.EqualTo(1));
        Assert.That(weight.grad![0].data<float>().All(float.IsFinite), Is.True, "gradient of the other channel");
        Assert.That(weight.grad[1].data<float>().Count(float.IsNaN), Is.EqualTo(1));
    }

    private static float[] Train(long stride, long groups)
    {
        using var scope = NewDisposeScope();
        var x = Formula.Make(1, [17, 8, 13, 12]).requires_grad_();
        var weight = Formula.Make(2, [16, 8 / groups, 3, 3]).requires_grad_();
        var bias = Formula.Make(3, [16]).requires_grad_();
        var y = nn.functional.conv2d(x, weight, bias, [stride, stride], [1, 1], groups: groups);
        y.backward([Formula.Make(4, y.shape)]);
        return [.. new[] { y, x.grad!, weight.grad!, bias.grad! }.SelectMany(t => t.data<float>().ToArray())];
    }

    private static Tensor Convolve(Tensor[] inputs, JsonElement args) => nn.functional.conv2d(
        inputs[0],
        inputs[1],
        inputs[2],
        args.Longs("stride"),
        args.Longs("padding"),
        args.Longs("dilation"),
        args.Long("groups"));
}
