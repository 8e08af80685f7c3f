using System.Text.Json;
using TorchSharp;
using static TorchSharp.torch;

[TestFixture]
public sealed class ArithmeticTests
{
    private static IEnumerable<TestCaseData> Cases() => Fixture.Cases("arithmetic").Select(
        item => new TestCaseData(item).SetArgDisplayNames(
            $"{item.Text("op")} {item.GetProperty("a")} {item.GetProperty("b")}"));

    [TestCaseSource(nameof(Cases))]
    public void Arithmetic_Broadcast_ForwardAndGradientsAsPyTorch(JsonElement item)
    {
        using var scope = NewDisposeScope();
        var a = Formula.Make(20, item.Longs("a")).requires_grad_();
        var b = (Formula.Make(21, item.Longs("b")) + 1.5).detach().requires_grad_();
        var y = item.Text("op") switch
        {
            "add" => a + b,
            "sub" => a - b,
            "mul" => a * b,
            "div" => a / b,
            _ => a.add(b, 0.3),
        };
        y.backward([Formula.Make(22, y.shape)]);

        Assert.That(y.shape, Is.EqualTo(item.Longs("shape")));
        Expect.Close(y, item.Doubles("forward"), "forward");
        Expect.Close(a.grad, item.Doubles("gradA"), "gradient of a");
        Expect.Close(b.grad, item.Doubles("gradB"), "gradient of b");
    }

    [Test]
    public void Promotion_MixedTypes_AsPyTorch()
    {
        using var scope = NewDisposeScope();
        var ints = arange(3);
        Assert.Multiple(() =>
        {
            Assert.That((ints + 1).dtype, Is.EqualTo(int64));
            Assert.That((ints + 1.5).dtype, Is.EqualTo(float32));
            Assert.That((ints / 2).dtype, Is.EqualTo(float32));
            Assert.That((ints + ones(3)).dtype, Is.EqualTo(float32));
            Assert.That((ones(3, float64) + ones(3)).dtype, Is.EqualTo(float64));
            Assert.That((ones(3) + tensor(1.0)).dtype, Is.EqualTo(float32), "a number of higher precision yields");
            Assert.That((ones(2, uint8) + ones(2, int8)).dtype, Is.EqualTo(int16));
            Assert.That((ints.eq(1) + ints.eq(2).to_type(int32)).dtype, Is.EqualTo(int32));
        });
    }

    [Test]
    public void InPlace_FloatIntoInteger_ExternalException()
    {
        using var ints = arange(3);
        using var floats = ones(3);
        Assert.That(
            () => ints.add_(floats),
            Throws.InstanceOf<System.Runtime.InteropServices.ExternalException>().With.Message.Contains("Long"));
    }

    [Test]
    public void Add_FloatingFactorOfIntegers_ExternalException()
    {
        using var ints = arange(3);
        Assert.That(
            () => ints.add(ints, 0.5),
            Throws.InstanceOf<System.Runtime.InteropServices.ExternalException>().With.Message.Contains("alpha"));
    }

    [Test]
    public void InPlace_OfPartOfATensor_WritesThrough()
    {
        using var scope = NewDisposeScope();
        var x = zeros(3, 4);
        x[1].add_(2);
        x[TensorIndex.Colon, TensorIndex.Slice(0, 4, 3)].mul_(tensor(new float[] { 5, 7 }));
        Assert.That(x.data<float>().ToArray(), Is.EqualTo(new float[] { 0, 0, 0, 0, 10, 2, 2, 14, 0, 0, 0, 0 }));
    }

    [Test]
    public void Scalars_OnEitherSide_AreCombined()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new float[] { 1, 2, 4 });
        Assert.That((1 - x).data<float>().ToArray(), Is.EqualTo(new float[] { 0, -1, -3 }));
        Assert.That((2 * x + 1).data<float>().ToArray(), Is.EqualTo(new float[] { 3, 5, 9 }));
        Assert.That((-x / 2).data<float>().ToArray(), Is.EqualTo(new[] { -0.5f, -1, -2 }));
    }

    [Test]
    public void Sizes_DoNotBroadcast_ExternalException()
    {
        using var a = ones(2, 3);
        using var b = ones(2);
        Assert.That(
            () => a + b,
            Throws.InstanceOf<System.Runtime.InteropServices.ExternalException>()
                .With.Message.Contains("non-singleton dimension 1"));
    }

    [Test]
    public void Half_Arithmetic_InSinglePrecisionThenRounded()
    {
        using var scope = NewDisposeScope();
        var half = tensor(new float[] { 1, 2048, -3 }, float16);
        var sum = half + tensor(new float[] { 0.5f, 1, 1000 }, float16);
        Assert.Multiple(() =>
        {
            Assert.That(sum.dtype, Is.EqualTo(float16));
            // 2049 lies between two numbers of that precision; the even one is taken.
            Assert.That(sum.@float().data<float>().ToArray(), Is.EqualTo(new float[] { 1.5f, 2048, 997 }));
            Assert.That((half * 1.5).dtype, Is.EqualTo(float16));
            Assert.That(full([300], 300, float16).sum().@float().item<float>(), Is.EqualTo(float.PositiveInfinity));
            Assert.That(full([300], 300, float16).mean().@float().item<float>(), Is.EqualTo(300));
        });
    }
}
