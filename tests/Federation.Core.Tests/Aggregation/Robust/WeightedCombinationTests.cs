using NUnit.Framework;

namespace Federation.Core.Tests;

[TestFixture]
internal sealed class WeightedCombinationTests
{
    private static readonly string[] FloatTensors = ["float32", "float64", "float16", "bfloat16", "one"];

    [Test]
    public void Of_FloatsOfEveryType_IsTheWeightedMean([Values(1, 2, 3, 10, 100, 3000)] int count)
    {
        var updates = RobustUpdates.OfFloats(count, count, count > 1000 ? 3 : 700);
        var weights = Weights(count);

        var mean = new WeightedCombination().Of(updates, weights);

        foreach (var name in FloatTensors)
        {
            var values = RobustUpdates.ToDoubles(mean[name]);
            for (var i = 0; i < values.Length; i++)
            {
                var column = RobustUpdates.Column(updates, name, i);
                var expected = column.Zip(weights, (x, w) => x * w).Sum() / weights.Sum();
                var slack = 1e-13 * column.Max(Math.Abs);
                var dtype = mean[name].DType;
                var (least, most) = (RobustUpdates.RoundTo(dtype, expected - slack), RobustUpdates.RoundTo(dtype, expected + slack));
                Assert.That(values[i], Is.InRange(least, most), $"{name}[{i}]");
            }
        }
    }

    [Test]
    public void SquaredDistances_FloatsOfEveryType_AreThoseToTheWeightedMean([Values(1, 2, 3, 10, 100)] int count)
    {
        var updates = RobustUpdates.OfFloats(count, count, 300);
        var weights = Weights(count);
        var rows = updates.Select(update => FloatTensors.SelectMany(name => RobustUpdates.ToDoubles(update[name])).ToArray()).ToArray();
        var mean = Enumerable.Range(0, rows[0].Length).Select(i => rows.Zip(weights, (row, w) => row[i] * w).Sum() / weights.Sum()).ToArray();

        var distances = new WeightedCombination().SquaredDistances(updates, weights);

        for (var i = 0; i < count; i++)
        {
            var expected = rows[i].Zip(mean, (x, y) => (x - y) * (x - y)).Sum();
            Assert.That(distances[i], Is.EqualTo(expected).Within((1e-11 * expected) + 1e-24));
        }
    }

    [Test]
    public void SquaredDistances_ToAPoint_AreThoseOfItsElements()
    {
        var updates = RobustUpdates.OfFloats(8, 6, 300);
        var rows = updates.Select(update => FloatTensors.SelectMany(name => RobustUpdates.ToDoubles(update[name])).ToArray()).ToArray();

        var distances = new WeightedCombination().SquaredDistances(updates, updates[2]);

        Assert.Multiple(() =>
        {
            for (var i = 0; i < 6; i++)
            {
                Assert.That(distances[i], Is.EqualTo(rows[i].Zip(rows[2], (x, y) => (x - y) * (x - y)).Sum()).Within(1e-11).Percent);
            }

            Assert.That(
                () => new WeightedCombination().SquaredDistances(updates, RobustUpdates.Of(1)),
                Throws.ArgumentException.With.Message.Contains("The point does not consist of the updates' tensors"));
        });
    }

    [Test]
    public void Of_AnyOrderAndNumberOfThreads_HasTheSameBits([Values(2, 10, 101)] int count)
    {
        var updates = RobustUpdates.OfFloats(count, count, 40_000 / count);
        var weights = Weights(count);
        var order = Enumerable.Range(0, count).ToArray();
        new Random(1).Shuffle(order);
        TensorList[] shuffledUpdates = [.. order.Select(i => updates[i])];
        double[] shuffledWeights = [.. order.Select(i => weights[i])];

        var one = new WeightedCombination { MaxThreads = 1 };
        var several = new WeightedCombination { MaxThreads = 4 };

        var distances = one.SquaredDistances(updates, weights);
        Assert.Multiple(() =>
        {
            Assert.That(RobustUpdates.Bytes(several.Of(shuffledUpdates, shuffledWeights)), Is.EqualTo(RobustUpdates.Bytes(one.Of(updates, weights))));
            Assert.That(several.SquaredDistances(shuffledUpdates, shuffledWeights), Is.EqualTo(order.Select(i => distances[i])));
        });
    }

    [Test]
    public void Of_EqualUpdates_IsThatUpdateAndAtNoDistance()
    {
        var update = RobustUpdates.OfFloats(3, 1, 500)[0];
        var updates = Enumerable.Repeat(update, 7).ToArray();

        var mean = new WeightedCombination().Of(updates, Weights(7));

        Assert.Multiple(() =>
        {
            foreach (var name in FloatTensors)
            {
                Assert.That(RobustUpdates.ToDoubles(mean[name]), Is.EqualTo(RobustUpdates.ToDoubles(update[name])));
            }

            Assert.That(new WeightedCombination().SquaredDistances(updates, Weights(7)), Is.All.Zero);
        });
    }

    [Test]
    public void Of_ScaledWeights_IsTheSame()
    {
        var updates = RobustUpdates.OfFloats(3, 9, 500);
        var weights = Weights(9);

        var scaled = new WeightedCombination().Of(updates, [.. weights.Select(w => Math.ScaleB(w, -300))]);

        Assert.That(RobustUpdates.Bytes(scaled), Is.EqualTo(RobustUpdates.Bytes(new WeightedCombination().Of(updates, weights))));
    }

    [Test]
    public void Of_HugeValueOfSmallWeight_CostsTheOthersNoDigits()
    {
        TensorList[] updates = [RobustUpdates.Of(1.25f), RobustUpdates.Of(1e38f), RobustUpdates.Of(3.75f)];

        var mean = new WeightedCombination().Of(updates, [1, 1e-38, 1]);

        Assert.That(mean[0].AsSpan<float>()[0], Is.EqualTo(3f), "(1.25 + 1 + 3.75) / 2");
    }

    [Test]
    public void Of_WeightZero_IsNotInTheMean()
    {
        TensorList[] updates = [RobustUpdates.Of(1, 2), RobustUpdates.Of(float.MaxValue, float.MinValue), RobustUpdates.Of(3, 8)];

        var mean = new WeightedCombination().Of(updates, [1, 0, 3]);

        Assert.That(mean[0].AsSpan<float>().ToArray(), Is.EqualTo(new[] { 2.5f, 6.5f }));
    }

    [Test]
    public void Of_IntegersAndBools_AreRoundedToTheNearest()
    {
        TensorList[] updates =
        [
            Update([1, -3, long.MaxValue], [true, false, true], [255, 3]),
            Update([2, -4, long.MaxValue], [true, true, false], [0, 4]),
            Update([9, 0, long.MaxValue], [false, false, false], [9, 9]),
        ];

        var mean = new WeightedCombination().Of(updates, [0.5, 0.5, 0]);

        Assert.Multiple(() =>
        {
            Assert.That(mean["n"].AsSpan<long>().ToArray(), Is.EqualTo(new[] { 2, -4, long.MaxValue }), "1.5 and -3.5 go to the even neighbour");
            Assert.That(mean["b"].AsSpan<bool>().ToArray(), Is.EqualTo(new[] { true, true, true }), "half of the weight is enough");
            Assert.That(mean["u"].AsSpan<byte>().ToArray(), Is.EqualTo(new byte[] { 128, 4 }), "127.5 and 3.5 go to the even neighbour");
        });

        static TensorList Update(long[] n, bool[] b, byte[] u) => new(Tensor.FromArray("n", n), Tensor.FromArray("b", b), Tensor.FromArray("u", u));
    }

    [Test]
    public void Of_WeightsThatCannotBe_SaysWhich()
    {
        var combination = new WeightedCombination();
        TensorList[] updates = [RobustUpdates.Of(1), RobustUpdates.Of(2)];

        Assert.Multiple(() =>
        {
            Assert.That(() => combination.Of(updates, [1]), Throws.ArgumentException.With.Message.Contains("1 weights for 2 updates"));
            Assert.That(() => combination.Of(updates, [1, -1]), Throws.ArgumentException.With.Message.Contains("Weight 1 is -1"));
            Assert.That(() => combination.Of(updates, [double.NaN, 1]), Throws.ArgumentException.With.Message.Contains("Weight 0 is NaN"));
            Assert.That(() => combination.SquaredDistances(updates, [0, 0]), Throws.ArgumentException.With.Message.Contains("All weights are 0"));
            Assert.That(
                () => combination.Of([.. Enumerable.Repeat(updates[0], 4097)], [.. Enumerable.Repeat(1.0, 4097)]),
                Throws.ArgumentException.With.Message.Contains("4097 updates; there can be 4096"));
        });
    }

    private static double[] Weights(int count)
    {
        var random = new Random(count);
        return [.. Enumerable.Range(0, count).Select(_ => Math.Pow(random.NextDouble() + 0.01, 4))];
    }
}
