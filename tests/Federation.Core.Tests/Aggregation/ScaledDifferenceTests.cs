namespace Federation.Core.Tests;

[TestFixture]
public sealed class ScaledDifferenceTests
{
    private static readonly double[] Scales = [1, -1, 0.1, 1 / 3.0, -7e-5, 12345.678, 0];

    [Test]
    public void ToMean_Float32_IsTheMeanOfTheRoundedValues([ValueSource(nameof(Scales))] double scale, [Values(1, 13, 1100)] int length)
    {
        var random = new Random(length);
        var origin = RandomFloats.Make(random, length, 20);
        var updates = Enumerable.Range(0, 5).Select(_ => (Values: RandomFloats.Make(random, length, 20), Weight: RandomFloats.Weight(random))).ToArray();

        var mean = Mean([.. updates.Select(update => Update(update.Values, update.Weight, origin, scale))], groupSize: 3);

        Assert.That(mean.ToMean()[0].AsSpan<float>().ToArray(), SameBits.As(Enumerable.Range(0, length).Select(i => ExactReference.Single(
            updates.Select(update => ((double)(float)(((double)update.Values[i] - origin[i]) * scale), update.Weight))))));
    }

    [Test]
    public void ToMean_Float64_IsTheMeanOfTheRoundedValues([ValueSource(nameof(Scales))] double scale)
    {
        var random = new Random(2);
        var origin = Doubles(random, 700);
        var updates = Enumerable.Range(0, 5).Select(_ => (Values: Doubles(random, 700), Weight: RandomFloats.Weight(random))).ToArray();

        var mean = Mean([.. updates.Select(update => Update(update.Values, update.Weight, origin, scale))]);

        Assert.That(mean.ToMean()[0].AsSpan<double>().ToArray(), SameBits.As(Enumerable.Range(0, 700).Select(i => ExactReference.Double(
            updates.Select(update => ((update.Values[i] - origin[i]) * scale, update.Weight))))));
    }

    [Test]
    public void ToMean_ShortFloats_AreRoundedToFloat32([ValueSource(nameof(Scales))] double scale)
    {
        var random = new Random(3);
        var (origin, x) = (RandomFloats.Make(random, 600, 8), RandomFloats.Make(random, 600, 8));
        var (halfOrigin, halves) = (Array.ConvertAll(origin, v => (Half)v), Array.ConvertAll(x, v => (Half)v));
        var (brainOrigin, brains) = (Array.ConvertAll(origin, v => (BFloat16)v), Array.ConvertAll(x, v => (BFloat16)v));

        var half = Mean([Update(halves, 3, halfOrigin, scale), Update(halfOrigin, 4, halves, scale)]).ToMean()[0].AsSpan<Half>().ToArray();
        var brain = Mean([Update(brains, 3, brainOrigin, scale), Update(brainOrigin, 4, brains, scale)]).ToMean()[0].AsSpan<BFloat16>().ToArray();

        Assert.That(half, SameBits.As(Enumerable.Range(0, 600).Select(i => ExactReference.Half(
            [(Scaled((double)halves[i] - (double)halfOrigin[i]), 3), (Scaled((double)halfOrigin[i] - (double)halves[i]), 4)]))));
        Assert.That(brain.Select(v => (float)v), Is.EqualTo(Enumerable.Range(0, 600).Select(i => ExactReference.BFloat16(
            [(Scaled((double)brains[i] - brainOrigin[i]), 3), (Scaled((double)brainOrigin[i] - brains[i]), 4)]))));

        double Scaled(double difference) => (float)(difference * scale);
    }

    [Test]
    public void ToMean_ScaleWithoutOriginAndOriginWithoutScale_EachAlone()
    {
        float[] x = [1, 2.5f, -3, 1e-40f, 7, 8, 9, 10, 11];

        Assert.That(Mean([Update(x, 1, null, 0.5)]).ToMean()[0].AsSpan<float>().ToArray(), Is.EqualTo(x.Select(v => (float)(v * 0.5))));
        Assert.That(Mean([Update(x, 1, [.. x.Select(_ => 2f)], 1)]).ToMean()[0].AsSpan<float>().ToArray(), Is.EqualTo(x.Select(v => v - 2)));
    }

    [Test]
    public void ToMean_AnyOrderGroupingAndThreads_SameBits()
    {
        var random = new Random(4);
        var origin = RandomFloats.Make(random, 20_011, 30);
        var updates = Enumerable.Range(0, 40)
            .Select(i => Update(RandomFloats.Make(random, origin.Length, 30), RandomFloats.Weight(random), i % 3 == 0 ? null : origin, i % 4 == 0 ? 1 : random.NextDouble()))
            .ToArray();
        var expected = Mean(updates, threads: 1).ToMean()[0].AsSpan<float>().ToArray();

        for (var trial = 1; trial <= 6; trial++)
        {
            random.Shuffle(updates);
            var mean = Mean(updates, groupSize: random.Next(1, 40), threads: trial);
            Assert.That(mean.ToMean()[0].AsSpan<float>().ToArray(), SameBits.As(expected));
        }
    }

    [Test]
    public void Add_OverflowOfDifferenceOrProduct_RefusedWhollyWithTheValue([Values(40, 3000)] int position)
    {
        var random = new Random(5);
        var origin = RandomFloats.Make(random, 3001, 4);
        var x = RandomFloats.Make(random, 3001, 4);
        var good = Update(x, 7, origin, 0.25);
        var (bad, badOrigin) = ((float[])x.Clone(), (float[])origin.Clone());
        (bad[position], badOrigin[position]) = (-float.MaxValue, float.MaxValue);
        var mean = Mean([good]);

        var faults = mean.Add(Update(bad, 5, badOrigin, 1), good, Update(bad, 3, null, 2), Update(bad, 3, null, 1));

        var fault = new UnusableValue("x", position, float.NegativeInfinity);
        Assert.That(faults, Is.EqualTo([fault, null, fault, null]));
        Assert.That(
            mean.ToMean()[0].AsSpan<float>().ToArray(),
            SameBits.As(Mean([good, good, Update(bad, 3, null, 1)]).ToMean()[0].AsSpan<float>().ToArray()));
    }

    [Test]
    public void Add_Float64OverflowOrTooLarge_Refused()
    {
        var mean = Mean([Update([1.0], 1, [0.5], 1)]);

        Assert.That(mean.Add(Update([1.0], 1, null, 1e200)), Is.EqualTo([new UnusableValue("x", 0, 1e200)]));
        Assert.That(mean.Add(Update([1e308], 1, [-1e308], 1)), Is.EqualTo([new UnusableValue("x", 0, double.PositiveInfinity)]));
        Assert.That(mean.Add(Update([1e308], 1, null, 1e-300)), Is.EqualTo(new UnusableValue?[] { null }));
    }

    [Test]
    public void ToMean_IntegersAndBools_IgnoreOriginAndScale()
    {
        var (x, y) = (List(10, true), List(20, false));

        var mean = new ExactMean(x.Manifest);
        mean.Add(new WeightedUpdate(x, 1) { Origin = y, Scale = 0.3 }, new WeightedUpdate(y, 2) { Origin = y, Scale = 100 });
        var result = mean.ToQuotient(1000);

        Assert.That(result["n"].AsSpan<long>()[0], Is.EqualTo(17));
        Assert.That(result["b"].AsSpan<bool>()[0], Is.False);

        static TensorList List(long n, bool b) => new(Tensor.Scalar("n", n), Tensor.Scalar("b", b));
    }

    [Test]
    public void ToQuotient_AnyDivisor_EqualsRationalArithmetic([Values(1, 7, 1L << 52)] long divisor, [Values(4, 60, 250)] int spread)
    {
        var random = new Random(6);
        var updates = Enumerable.Range(0, 4).Select(_ => (Values: RandomFloats.Make(random, 600, spread), Weight: (long)random.Next(1, 100))).ToArray();

        var quotient = Mean([.. updates.Select(update => Update(update.Values, update.Weight, null, 1))]).ToQuotient(divisor);

        Assert.That(quotient[0].AsSpan<float>().ToArray(), SameBits.As(Enumerable.Range(0, 600).Select(i => (float)ExactReference.Quotient(
            updates.Select(update => ((double)update.Values[i], update.Weight)), divisor, 24, -149))));
    }

    [Test]
    public void ToQuotient_BeyondTheType_Infinite()
    {
        var mean = Mean([Update([float.MaxValue, 1], 2, null, 1)]);

        Assert.That(mean.ToQuotient(1)[0].AsSpan<float>().ToArray(), Is.EqualTo([float.PositiveInfinity, 2]));
        Assert.That(TensorListMath.FindUnusable(mean.ToQuotient(1)), Is.EqualTo(new UnusableValue("x", 0, double.PositiveInfinity)));
    }

    [TestCase(0)]
    [TestCase(-1)]
    [TestCase((1L << 52) + 1)]
    public void ToQuotient_DivisorOutOfRange_Throws(long divisor) =>
        Assert.That(() => Mean([Update([1f], 1, null, 1)]).ToQuotient(divisor), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public void ToQuotient_NoUpdates_Throws() =>
        Assert.That(() => new ExactMean(TensorManifest.Empty).ToQuotient(1), Throws.InvalidOperationException);

    [Test]
    public void Add_ScaleOrOriginOfNoUse_Throws()
    {
        var update = Update([1f], 1, null, 1);
        var mean = new ExactMean(update.Tensors.Manifest);

        Assert.That(() => mean.Add(update with { Scale = double.NaN }), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => mean.Add(update with { Scale = double.PositiveInfinity }), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(
            () => mean.Add(update with { Origin = new TensorList(Tensor.FromArray("x", [1])) }),
            Throws.ArgumentException.With.Message.Contains("The origin does not fit: tensor 0 \"x\" is int32 [1] where float32 [1] was expected"));
        Assert.That(mean.Count, Is.Zero);
    }

    private static double[] Doubles(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => Math.ScaleB((random.NextDouble() * 2) - 1, random.Next(-30, 31)))];

    private static WeightedUpdate Update<T>(T[] values, long weight, T[]? origin, double scale)
        where T : unmanaged => new(new TensorList(Tensor.FromArray("x", values)), weight)
        {
            Origin = origin is null ? null : new TensorList(Tensor.FromArray("x", origin)),
            Scale = scale,
        };

    private static ExactMean Mean(WeightedUpdate[] updates, int groupSize = 16, int threads = 2)
    {
        var mean = new ExactMean(updates[0].Tensors.Manifest) { MaxThreads = threads };
        foreach (var group in updates.Chunk(groupSize))
        {
            Assert.That(mean.Add(group), Has.All.Null);
        }

        return mean;
    }
}
