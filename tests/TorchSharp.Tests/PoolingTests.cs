using System.Text.Json;
using TorchSharp;
using static TorchSharp.torch;

[TestFixture]
public sealed class PoolingTests
{
    private static IEnumerable<TestCaseData> Cases() => Fixture.Cases("max_pool2d").Select(
        (item, index) => new TestCaseData(item).SetArgDisplayNames($"{index}: {item.GetProperty("input")}"));

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
