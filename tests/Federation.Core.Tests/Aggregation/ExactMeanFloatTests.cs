namespace Federation.Core.Tests;

[TestFixture]
public sealed class ExactMeanFloatTests
{
    // How many binary orders of magnitude the values spread over: within one limb, two, several.
    private static readonly int[] Spreads = [0, 4, 20, 40, 90, 250];

    [Test]
    public void ToMean_RandomUpdates_EqualsRationalArithmetic([ValueSource(nameof(Spreads))] int spread, [Values(1, 3, 700)] int length)
    {
        var random = new Random(HashCode.Combine(7, spread, length));
        var updates = Enumerable.Range(0, 6).Select(_ => (RandomFloats.Make(random, length, spread), RandomFloats.Weight(random))).ToArray();

        var mean = Mean(updates);

        var expected = Enumerable.Range(0, length)
            .Select(i => ExactReference.Single(updates.Select(update => ((double)update.Item1[i], update.Item2))));
        Assert.That(mean, SameBits.As(expected));
    }

    [Test]
    public void ToMean_AnyOrderAndGrouping_SameBits([ValueSource(nameof(Spreads))] int spread)
    {
        var random = new Random(spread);
        var updates = Enumerable.Range(0, 9)
            .Select(i => (RandomFloats.Make(random, 1100, spread, offset: random.Next(-20, 20)), RandomFloats.Weight(random)))
            .ToArray();
        var expected = Mean(updates);

        for (var trial = 0; trial < 20; trial++)
        {
            random.Shuffle(updates);
            Assert.That(Mean(updates, groupSize: random.Next(1, 10)), SameBits.As(expected));
        }
    }

    [Test]
    public void ToMean_OneUpdate_IsItself([ValueSource(nameof(Spreads))] int spread, [Values(1, 3, 600, (1 << 29) - 1)] long weight)
    {
        var update = RandomFloats.Make(new Random(spread), 1000, spread);

        Assert.That(Mean([(update, weight)]), SameBits.As(update));
    }

    [Test]
    public void ToMean_EqualUpdates_AreAFixedPoint([ValueSource(nameof(Spreads))] int spread)
    {
        var random = new Random(spread);
        var update = RandomFloats.Make(random, 1000, spread);

        Assert.That(Mean([.. Enumerable.Range(0, 33).Select(_ => (update, RandomFloats.Weight(random)))]), SameBits.As(update));
    }

    [Test]
    public void ToMean_ScaledWeights_SameBits([ValueSource(nameof(Spreads))] int spread, [Values(2, 3, 1000)] int factor)
    {
        var random = new Random(spread);
        var updates = Enumerable.Range(0, 5).Select(_ => (RandomFloats.Make(random, 600, spread), (long)random.Next(1, 10_000))).ToArray();

        var scaled = updates.Select(update => (update.Item1, update.Item2 * factor)).ToArray();

        Assert.That(Mean(scaled), SameBits.As(Mean(updates)));
    }

    [Test]
    public void ToMean_NegatedUpdates_NegatedMean()
    {
        var random = new Random(5);
        var updates = Enumerable.Range(0, 5).Select(_ => (RandomFloats.Make(random, 600, 30), RandomFloats.Weight(random))).ToArray();

        var negated = updates.Select(update => (Array.ConvertAll(update.Item1, x => -x), update.Item2)).ToArray();

        Assert.That(Mean(negated), SameBits.As(Mean(updates).Select(x => -x)));
    }

    [Test]
    public void ToMean_ExtremeFloats_EqualsRationalArithmetic()
    {
        float[] extremes = [float.MaxValue, -float.MaxValue, float.Epsilon, -float.Epsilon, 1, 1.1754942E-38f, 1.17549435E-38f, 0];
        var random = new Random(11);
        var updates = Enumerable.Range(0, 20)
            .Select(_ => (random.GetItems(extremes, 200), RandomFloats.Weight(random)))
            .ToArray();

        var expected = Enumerable.Range(0, 200)
            .Select(i => ExactReference.Single(updates.Select(update => ((double)update.Item1[i], update.Item2))));
        Assert.That(Mean(updates), SameBits.As(expected));
    }

    [Test]
    public void ToMean_NeighbouringFloatsHalfAndHalf_TiesToEven()
    {
        var even = 1f;
        var odd = float.BitIncrement(even);
        var next = float.BitIncrement(odd);

        Assert.That(Mean([([even, odd], 7), ([odd, next], 7)]), Is.EqualTo([even, next]));
    }

    [Test]
    public void ToMean_TieInASumOfManyBits_TiesToEven()
    {
        // The sum has more bits than a double, and its last one decides.
        var weights = new long[] { (1 << 29) - 1, (1 << 29) - 3, (1 << 29) - 5 };
        var x = 1 + MathF.ScaleB(1, -23);
        var y = 1 + MathF.ScaleB(1, -22);
        (float[], long)[] updates = [([x, y], weights[0]), ([y, x], weights[1]), ([x, x], weights[2]), ([y, y], weights[0])];

        var expected = Enumerable.Range(0, 2).Select(i => ExactReference.Single(updates.Select(update => ((double)update.Item1[i], update.Item2))));
        Assert.That(Mean(updates), SameBits.As(expected));
    }

    [TestCase(2, 1000, true)] // a sum of one limb and more than 53 bits
    [TestCase(1 << 26, 2, true)] // two limbs, the high one short
    [TestCase(2, 1000, false)] // two limbs, the high one of more than 53 bits
    public void ToMean_NextToATie_NotTakenForOne(long weight, int count, bool smallestFirst)
    {
        // Half of the weight on either of two neighbours makes a tie; two more updates shift the sum by 2^-46 or less. As a double,
        // the sum would lose that and its quotient would be the tie exactly.
        const float One = 1;
        var next = float.BitIncrement(One);
        var least = MathF.ScaleB(1, -23);
        // The last element has the smallest digit of all, so that the limbs depend on when it comes.
        float[] x = [One, One, One, -One, next, 0];
        float[] y = [next, next, next, -next, float.BitIncrement(next), 0];
        float[] p = [2, 2, 2, -2, 2, least / 4];
        float[] q = [least, float.BitIncrement(least), float.BitDecrement(least), -float.BitIncrement(least), 3 * least, 0];
        (float[], long)[] updates = [(p, 1), (q, 1), .. Enumerable.Repeat((x, weight), count), .. Enumerable.Repeat((y, weight), count)];
        if (!smallestFirst)
        {
            Array.Reverse(updates);
        }

        var mean = Mean(updates, groupSize: 16);

        Assert.That(mean[..5], SameBits.As([One, next, One, -next, float.BitIncrement(next)]));
        Assert.That(mean, SameBits.As(Enumerable.Range(0, x.Length)
            .Select(i => ExactReference.Single(updates.Select(update => ((double)update.Item1[i], update.Item2))))));
    }

    [Test]
    public void ToMean_GreatCancellation_NothingLost()
    {
        var mean = Mean([([1e30f], 1), ([1e-30f], 1), ([-1e30f], 1)]);

        Assert.That(mean[0], Is.EqualTo(ExactReference.Single([(1e-30f, 1), (0, 2)])));
    }

    [Test]
    public void ToMean_TopLimbFull_GrowsWithoutError()
    {
        // Each addend is as large as a limb takes, so that it is full after 2048 of them.
        const long Weight = (1 << 27) - 1;
        var x = float.BitDecrement(1);
        var mean = new ExactMean(new TensorManifest(new TensorSpec("x", DType.Float32, 2)));
        var update = new TensorList(Tensor.FromArray("x", [x, -x]));
        for (var i = 0; i < 5000; i++)
        {
            Assert.That(mean.Add(update, Weight), Is.Null);
        }

        mean.Add(new TensorList(Tensor.FromArray("x", [1f, 0f])), Weight);

        Assert.That(mean.ToMean()["x"].AsSpan<float>().ToArray(), SameBits.As([
            ExactReference.Single([(x, 5000), (1, 1)]), ExactReference.Single([(-x, 5000), (0, 1)])]));
    }

    [Test]
    public void ToMean_NegativeZeros_PositiveZero() =>
        Assert.That(Mean([([-0f], 3)]), SameBits.As([0f]));

    private static float[] Mean((float[] Values, long Weight)[] updates, int groupSize = 1)
    {
        var mean = new ExactMean(new TensorManifest(new TensorSpec("x", DType.Float32, updates[0].Values.Length)));
        foreach (var group in updates.Chunk(groupSize))
        {
            var batch = group.Select(update => new WeightedUpdate(new TensorList(Tensor.FromArray("x", update.Values)), update.Weight)).ToArray();
            Assert.That(mean.Add(batch), Has.All.Null);
        }

        return mean.ToMean()["x"].AsSpan<float>().ToArray();
    }
}
