using System.Numerics;

namespace Federation.Core.Tests;

[TestFixture]
public sealed class ExactMeanTypesTests
{
    [Test]
    public void ToMean_Float64_EqualsRationalArithmetic([Values(0, 10, 60, 400)] int spread)
    {
        var random = new Random(spread);
        var updates = Enumerable.Range(0, 5).Select(_ => (Doubles(random, 900, spread), RandomFloats.Weight(random))).ToArray();

        var expected = Enumerable.Range(0, 900).Select(i => ExactReference.Double(updates.Select(update => (update.Item1[i], update.Item2))));
        Assert.That(Mean(updates), SameBits.As(expected));
    }

    [Test]
    public void ToMean_Float64InAnyOrder_SameBitsEvenBelowTheLeastDigit()
    {
        var random = new Random(1);
        var updates = Enumerable.Range(0, 8)
            .Select(_ => (Array.ConvertAll(Doubles(random, 600, 60), x => Math.ScaleB(x, -270)), RandomFloats.Weight(random)))
            .ToArray();
        var expected = Mean(updates);
        random.Shuffle(updates);

        Assert.That(Mean(updates), Is.EqualTo(expected));
        Assert.That(expected, Has.Some.Not.Zero);
    }

    [Test]
    public void ToMean_Float64BelowTheLeastDigit_RoundedToIt()
    {
        var digit = Math.ScaleB(1, -280);

        Assert.That(
            Mean([([digit * 0.75, digit * 0.5, -digit * 1.5, digit * 1e10, double.Epsilon], 3)]),
            Is.EqualTo([digit, 0, -digit * 2, digit * 1e10, 0]));
    }

    [Test]
    public void Add_Float64TooLarge_Refused()
    {
        var limit = Math.ScaleB(1, 200);
        var mean = new ExactMean(new TensorManifest(new TensorSpec("x", DType.Float64, 2)));

        Assert.That(mean.Add(List([1.0, -limit]), 1), Is.EqualTo(new UnusableValue("x", 1, -limit)));
        Assert.That(mean.Add(List([1.0, Math.BitDecrement(limit)]), ExactMean.MaxWeight), Is.Null);
        Assert.That(Values<double>(mean), Is.EqualTo([1.0, Math.BitDecrement(limit)]));
    }

    [Test]
    public void ToMean_Float16_EqualsRationalArithmetic()
    {
        var random = new Random(3);
        var updates = Enumerable.Range(0, 5).Select(_ => (AllHalves(random), RandomFloats.Weight(random))).ToArray();

        var expected = Enumerable.Range(0, updates[0].Item1.Length)
            .Select(i => ExactReference.Half(updates.Select(update => ((double)update.Item1[i], update.Item2))));
        Assert.That(Mean(updates), SameBits.As(expected));
    }

    [Test]
    public void ToMean_BFloat16_EqualsRationalArithmetic()
    {
        var random = new Random(4);
        var updates = Enumerable.Range(0, 5)
            .Select(_ => (Array.ConvertAll(RandomFloats.Make(random, 3000, 60), x => (BFloat16)x), RandomFloats.Weight(random)))
            .ToArray();

        var expected = Enumerable.Range(0, 3000)
            .Select(i => ExactReference.BFloat16(updates.Select(update => ((double)(float)update.Item1[i], update.Item2))));
        Assert.That(Mean(updates).Select(x => (float)x), Is.EqualTo(expected));
    }

    [Test]
    public void ToMean_ShortFloatsHalfwayBetweenNeighbours_TiesToEven()
    {
        // Many ties, which rounding first to float would not change, and values next to ties, which it would turn into ties.
        var halves = Enumerable.Range(0x3C00, 500).Select(bits => BitConverter.UInt16BitsToHalf((ushort)bits)).ToArray();
        var nextHalves = Array.ConvertAll(halves, Half.BitIncrement);
        foreach (var weight in new[] { 1_000_000, 1_000_001L })
        {
            var expected = halves.Zip(nextHalves, (x, y) => ExactReference.Half([((double)x, 1_000_000), ((double)y, weight)]));
            Assert.That(Mean([(halves, 1_000_000), (nextHalves, weight)]), Is.EqualTo(expected));
        }

        var brains = Enumerable.Range(0x3F80, 500).Select(bits => BFloat16.FromBits((ushort)bits)).ToArray();
        var nextBrains = Enumerable.Range(0x3F81, 500).Select(bits => BFloat16.FromBits((ushort)bits)).ToArray();
        foreach (var weight in new[] { 500_000_000, 500_000_001L })
        {
            var expected = brains.Zip(nextBrains, (x, y) => ExactReference.BFloat16([((double)(float)x, 500_000_000), ((double)(float)y, weight)]));
            Assert.That(Mean([(brains, 500_000_000), (nextBrains, weight)]).Select(x => (float)x), Is.EqualTo(expected));
        }
    }

    [Test]
    public void ToMean_Integers_ExactAndTiesToEven()
    {
        AssertIntegers(random => (sbyte)random.Next(sbyte.MinValue, sbyte.MaxValue + 1), sbyte.MinValue, sbyte.MaxValue);
        AssertIntegers(random => (byte)random.Next(byte.MaxValue + 1), byte.MinValue, byte.MaxValue);
        AssertIntegers(random => random.Next(), int.MinValue, int.MaxValue);
        AssertIntegers(random => random.NextInt64(), long.MinValue, long.MaxValue);

        Assert.That(Mean([(new[] { 0, 1, -1, -2, 3 }, 1), (new[] { 1, 2, -2, -3, 3 }, 1)]), Is.EqualTo([0, 2, -2, -2, 3]));

        static void AssertIntegers<T>(Func<Random, T> make, T least, T largest)
            where T : unmanaged, IBinaryInteger<T>
        {
            var random = new Random(6);
            var updates = Enumerable.Range(0, 7)
                .Select(i => ((T[])[least, largest, i < 4 ? least : largest, .. Enumerable.Range(0, 2100).Select(_ => make(random))], RandomFloats.Weight(random)))
                .ToArray();
            BigInteger total = updates.Sum(update => update.Item2);
            var expected = Enumerable.Range(0, 2103).Select(i => T.CreateChecked(ExactReference.DivideToNearest(
                updates.Aggregate(BigInteger.Zero, (sum, update) => sum + (BigInteger.CreateChecked(update.Item1[i]) * update.Item2)), total)));
            Assert.That(Mean(updates), Is.EqualTo(expected));
        }
    }

    [Test]
    public void ToMean_Bools_MajorityOfWeightAndTiesAreTrue() =>
        Assert.That(
            Mean([(new[] { true, true, false, false, true }, 3), (new[] { true, false, true, false, false }, 1), (new[] { true, false, true, false, false }, 2)]),
            Is.EqualTo([true, true, true, false, true]));

    [Test]
    public void ToMean_Bools_LessThanHalfIsFalse() =>
        Assert.That(Mean([(new[] { true, false }, 3), (new[] { false, true }, 4)]), Is.EqualTo([false, true]));

    private static double[] Doubles(Random random, int count, int spread) =>
        [.. Enumerable.Range(0, count).Select(_ => Math.ScaleB((random.NextDouble() * 2) - 1, random.Next(-spread / 2, (spread / 2) + 1)))];

    private static Half[] AllHalves(Random random)
    {
        var halves = Enumerable.Range(0, 1 << 16).Select(bits => BitConverter.UInt16BitsToHalf((ushort)bits)).Where(Half.IsFinite).ToArray();
        random.Shuffle(halves);
        return halves[..20_000];
    }

    private static TensorList List<T>(T[] values)
        where T : unmanaged => new(Tensor.FromArray("x", values));

    private static T[] Values<T>(ExactMean mean)
        where T : unmanaged => mean.ToMean()["x"].AsSpan<T>().ToArray();

    private static T[] Mean<T>((T[] Values, long Weight)[] updates)
        where T : unmanaged
    {
        var mean = new ExactMean(List(updates[0].Values).Manifest);
        foreach (var (values, weight) in updates)
        {
            Assert.That(mean.Add(List(values), weight), Is.Null);
        }

        return Values<T>(mean);
    }
}
