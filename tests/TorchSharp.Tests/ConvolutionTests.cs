using System.Text.Json;
using TorchSharp;
using static TorchSharp.torch;

[TestFixture]
public sealed class ConvolutionTests
{
    private static IEnumerable<TestCaseData> Cases() => Fixture.Cases("conv2d").Select(
        (item, index) => new TestCaseData(item).SetArgDisplayNames($"{index}: {item.GetProperty("input")}"));

    [TestCaseSource(nameof(Cases))]
    public void Conv2d_OddShapes_ForwardAndGradientsAsPyTorch(JsonElement item)
    {
        using var scope = NewDisposeScope();
        var shape = item.Longs("input");
        var kernel = item.Longs("kernel");
        var groups = item.Long("groups");
        var output = item.Long("out");
        var x = Formula.Make(1, shape).requires_grad_();
        var weight = Formula.Make(2, [output, shape[1] / groups, kernel[0], kernel[1]]).requires_grad_();
        var bias = item.Flag("bias") ? Formula.Make(3, [output]).requires_grad_() : null;

        var y = nn.functional.conv2d(
            x, weight, bias, item.Longs("stride"), item.Longs("padding"), item.Longs("dilation"), groups);
        y.backward([Formula.Make(4, y.shape)]);

        Assert.That(y.shape, Is.EqualTo(item.Longs("shape")));
        Expect.Layer(item, y, x, weight, bias);
    }

    [TestCaseSource(nameof(Cases))]
    public void Conv2d_DoublePrecision_AsSinglePrecision(JsonElement item)
    {
        using var scope = NewDisposeScope();
        var shape = item.Longs("input");
        var kernel = item.Longs("kernel");
        var groups = item.Long("groups");
        var x = Formula.Make(1, shape).to_type(float64).requires_grad_();
        var weight = Formula.Make(2, [item.Long("out"), shape[1] / groups, kernel[0], kernel[1]])
            .to_type(float64).requires_grad_();

        var y = nn.functional.conv2d(
            x, weight, null, item.Longs("stride"), item.Longs("padding"), item.Longs("dilation"), groups);
        y.backward([Formula.Make(4, y.shape).to_type(float64)]);

        Expect.Close(x.grad, item.Doubles("gradInput"), "gradient of the input", 1e-5, 1e-6);
        Expect.Close(weight.grad, item.Doubles("gradWeight"), "gradient of the weight", 1e-5, 1e-6);
    }

    [Test]
    public void Conv2d_WithoutBatch_AsBatchOfOne()
    {
        using var scope = NewDisposeScope();
        using var conv = nn.Conv2d(2, 3, 3, padding: 1);
        var image = Formula.Make(1, [2, 5, 4]);

        var single = conv.call(image);
        var batch = conv.call(image.unsqueeze(0));

        Assert.That(single.shape, Is.EqualTo(new long[] { 3, 5, 4 }));
        Assert.That(single.data<float>().ToArray(), Is.EqualTo(batch.data<float>().ToArray()));
    }

    [Test]
    public void Conv2d_SamePadding_KeepsSize()
    {
        using var scope = NewDisposeScope();
        using var same = nn.Conv2d(2, 3, 5, Padding.Same);
        using var given = nn.Conv2d(2, 3, 5, padding: 2);
        given.load_state_dict(same.state_dict());
        var image = Formula.Make(1, [1, 2, 6, 7]);

        var y = same.call(image);

        Assert.That(y.shape, Is.EqualTo(new long[] { 1, 3, 6, 7 }));
        Assert.That(y.Equals(given.call(image)), Is.True);
    }

    [Test]
    public void Conv2d_WrongChannels_ArgumentException()
    {
        using var conv = nn.Conv2d(3, 6, 5);
        using var image = zeros(1, 4, 8, 8);
        Assert.That(() => conv.call(image), Throws.ArgumentException.With.Message.Contains("3 channels"));
    }

    [Test]
    public void Conv2d_KernelLargerThanImage_ExternalException()
    {
        using var conv = nn.Conv2d(1, 1, 5);
        using var image = zeros(1, 1, 4, 8);
        Assert.That(
            () => conv.call(image),
            Throws.InstanceOf<System.Runtime.InteropServices.ExternalException>().With.Message.Contains("Kernel size"));
    }

    [Test]
    public void Conv2d_UnsupportedPaddingMode_NotSupportedByName() => Assert.That(
        () => nn.Conv2d(1, 1, 3, padding_mode: PaddingModes.Circular),
        Throws.InstanceOf<NotSupportedException>().With.Message.Contains("Circular"));

    [Test]
    public void Conv2d_GarbagePastTheInput_DoesNotReachGradients()
    {
        // Memory that held NaN is handed out again by the pool; what follows an image there must not matter.
        using (var poison = full([4096], float.NaN))
        {
        }

        using var scope = NewDisposeScope();
        var x = Formula.Make(1, [1, 1, 5, 5]);
        var weight = Formula.Make(2, [1, 1, 3, 3]).requires_grad_();
        var y = nn.functional.conv2d(x, weight);
        y.sum().backward();
        Assert.That(weight.grad!.data<float>().All(float.IsFinite), Is.True);
    }
}
