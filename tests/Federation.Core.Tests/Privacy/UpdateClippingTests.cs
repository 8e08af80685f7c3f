namespace Federation.Core.Tests.Privacy;

[TestFixture]
public sealed class UpdateClippingTests
{
    [Test]
    public void Clip_TooFar_AtTheNormInTheSameDirection()
    {
        var origin = new TensorList(Tensor.FromArray("w", [1.0, 2.0]), Tensor.FromArray("v", [10.0]));
        var update = new TensorList(Tensor.FromArray("w", [4.0, 2.0]), Tensor.FromArray("v", [6.0]));

        var clipped = UpdateClipping.Clip(update, origin, 2.5, out var isClipped);

        Assert.That(isClipped, Is.True);
        Assert.That(clipped["w"].AsSpan<double>().ToArray(), Is.EqualTo([2.5, 2.0]).Within(1e-15));
        Assert.That(clipped["v"].AsSpan<double>()[0], Is.EqualTo(8).Within(1e-14));
    }

    [TestCase(5)]
    [TestCase(6)]
    [TestCase(1e300)]
    public void Clip_NearEnough_TheUpdateItself(double norm)
    {
        var update = new TensorList(Tensor.FromArray("w", [3.0, 4.0]));
        var origin = new TensorList(Tensor.FromArray("w", [0.0, 0.0]));

        Assert.That(UpdateClipping.Clip(update, origin, norm, out var isClipped), Is.SameAs(update));
        Assert.That(isClipped, Is.False);
    }

    [Test]
    public void Clip_NoChange_TheUpdateItself()
    {
        var update = new TensorList(Tensor.FromArray("w", [3f, 4f]));

        Assert.That(UpdateClipping.Clip(update, update, 1e-30, out var isClipped), Is.SameAs(update));
        Assert.That(isClipped, Is.False);
    }

    [Test]
    public void Clip_Float32_NeverBeyondTheNormAndNearlyAtIt([Values(1e-3, 0.1, 0.9)] double part, [Values(0.01, 1, 100)] double size)
    {
        var random = new Random(12);
        var origin = Model(random, x => (float)(x * size));
        var update = Model(random, x => (float)(x * size));

        var norm = part * TensorListMath.NormOfDifference(update, origin);
        var clipped = UpdateClipping.Clip(update, origin, norm, out _);

        var digit = size * Math.Sqrt(5000) * Math.ScaleB(1, -23);
        Assert.That(TensorListMath.NormOfDifference(clipped, origin), Is.AtMost(norm * (1 + 1e-12)).And.AtLeast(norm - digit));
    }

    [Test]
    public void Clip_Half_NeverBeyondTheNorm([Values(0.1, 1, 10)] double norm)
    {
        var random = new Random(13);
        var origin = Model(random, x => (Half)x);
        var update = Model(random, x => (Half)x);

        Assert.That(TensorListMath.NormOfDifference(UpdateClipping.Clip(update, origin, norm, out _), origin), Is.AtMost(norm).And.Positive);
    }

    [Test]
    public void Clip_BFloat16_NeverBeyondTheNorm([Values(1, 10, 30)] double norm)
    {
        var random = new Random(14);
        var origin = Model(random, x => (BFloat16)x);
        var update = Model(random, x => (BFloat16)x);

        Assert.That(TensorListMath.NormOfDifference(UpdateClipping.Clip(update, origin, norm, out _), origin), Is.AtMost(norm).And.Positive);
    }

    [Test]
    public void Clip_BFloat16AcrossZero_TowardsTheOrigin()
    {
        // Scaled to a thousandth, the changes end between two numbers, one of them 0.
        var origin = new TensorList(Tensor.FromArray("w", [BFloat16.FromBits(1), BFloat16.FromBits(0x8001)]));
        var update = new TensorList(Tensor.FromArray("w", [(BFloat16)(-1f), (BFloat16)1f]));

        var clipped = UpdateClipping.Clip(update, origin, 1e-42, out _);

        Assert.That(TensorListMath.NormOfDifference(clipped, origin), Is.AtMost(1e-42));
    }

    [Test]
    public void Clip_OtherTypes_AsTheyAre()
    {
        var origin = new TensorList(Tensor.FromArray("n", [1L]), Tensor.FromArray("w", [0f]));
        var update = new TensorList(Tensor.FromArray("n", [1000L]), Tensor.FromArray("w", [4f]));

        var clipped = UpdateClipping.Clip(update, origin, 1, out _);

        Assert.That(clipped["n"].AsSpan<long>()[0], Is.EqualTo(1000));
        Assert.That(clipped["w"].AsSpan<float>()[0], Is.EqualTo(1));
    }

    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    public void Clip_NotFinite_Throws(double value)
    {
        var origin = new TensorList(Tensor.FromArray("w", [0.0]));
        var update = new TensorList(Tensor.FromArray("w", [value]));

        Assert.That(() => UpdateClipping.Clip(update, origin, 1, out _), Throws.ArgumentException.With.Message.Contains(value.ToString()));
    }

    [TestCase(0)]
    [TestCase(-1)]
    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    public void Clip_NormOutOfRange_Throws(double norm) =>
        Assert.That(() => UpdateClipping.Clip(TensorList.Empty, TensorList.Empty, norm, out _), Throws.InstanceOf<ArgumentOutOfRangeException>());

    private static TensorList Model<T>(Random random, Func<double, T> make)
        where T : unmanaged =>
        new(Tensor.FromArray("w", Enumerable.Range(0, 5000).Select(_ => make(random.NextDouble() - 0.5)).ToArray()));
}
