using NUnit.Framework;

namespace Federation.Core.Tests;

[TestFixture]
internal sealed class PairwiseDistancesTests
{
    private static readonly string[] FloatTensors = ["float32", "float64", "float16", "bfloat16", "one"];

    [Test]
    public void Of_FloatsOfEveryType_IsTheSumOfSquaredDifferences([Values(1, 2, 3, 4, 5, 12, 13, 95, 96, 97, 200)] int count)
    {
        var updates = RobustUpdates.OfFloats(count, count, 300);
        var rows = updates.Select(update => FloatTensors.SelectMany(name => RobustUpdates.ToDoubles(update[name])).ToArray()).ToArray();

        var distances = new PairwiseDistances().Of(updates);

        for (var i = 0; i < count; i++)
        {
            for (var j = 0; j < count; j++)
            {
                var expected = rows[i].Zip(rows[j], (x, y) => (x - y) * (x - y)).Sum();
                Assert.That(distances[i, j], Is.EqualTo(expected).Within(1e-13 * expected), $"{i}, {j}");
            }
        }
    }

    [Test]
    public void Of_AnyOrderThreadsAndOthers_HasTheSameBits()
    {
        var updates = RobustUpdates.OfFloats(7, 120, 5000);
        var order = Enumerable.Range(0, 120).ToArray();
        new Random(1).Shuffle(order);

        var expected = new PairwiseDistances { MaxThreads = 1 }.Of(updates);
        var shuffled = new PairwiseDistances { MaxThreads = 4 }.Of([.. order.Select(i => updates[i])]);
        var few = new PairwiseDistances().Of(updates[..7]);

        Assert.Multiple(() =>
        {
            for (var i = 0; i < 120; i++)
            {
                for (var j = 0; j < 120; j++)
                {
                    Assert.That(shuffled[i, j], Is.EqualTo(expected[order[i], order[j]]));
                }
            }

            Assert.That(few[2, 5], Is.EqualTo(expected[2, 5]));
        });
    }

    [Test]
    public void Of_UpdatesThatAreVeryClose_IsAsAccurate()
    {
        var near = Enumerable.Repeat(1f, 10_000).ToArray();
        var nearer = near.ToArray();
        nearer[4321] = MathF.BitIncrement(1);

        var distances = new PairwiseDistances().Of([RobustUpdates.Of(near), RobustUpdates.Of(nearer), RobustUpdates.Of(near)]);

        Assert.Multiple(() =>
        {
            Assert.That(distances[0, 1], Is.EqualTo(Math.ScaleB(1, -46)));
            Assert.That(distances[0, 2], Is.Zero);
            Assert.That(distances.Count, Is.EqualTo(3));
        });
    }

    [Test]
    public void Of_IntegerTensors_AreNotCounted()
    {
        TensorList[] updates =
        [
            new(Tensor.Scalar("steps", 3L), Tensor.Scalar("w", 1f)),
            new(Tensor.Scalar("steps", 900L), Tensor.Scalar("w", 3f)),
        ];

        Assert.That(new PairwiseDistances().Of(updates)[0, 1], Is.EqualTo(4));
    }

    [Test]
    public void Of_HugeValues_AreFarAndNotInfinite()
    {
        var distances = new PairwiseDistances().Of(
            [RobustUpdates.Of(float.MaxValue), RobustUpdates.Of(-float.MaxValue), RobustUpdates.Of(float.PositiveInfinity)]);

        Assert.Multiple(() =>
        {
            Assert.That(distances[0, 1], Is.EqualTo(Math.Pow(2.0 * float.MaxValue, 2)));
            Assert.That(distances[0, 2], Is.EqualTo(double.PositiveInfinity));
        });
    }

    [Test]
    public void Indexer_NoSuchUpdate_Throws()
    {
        var distances = new PairwiseDistances().Of([RobustUpdates.Of(1), RobustUpdates.Of(2)]);

        Assert.That(() => distances[0, 2], Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => distances[-1, 0], Throws.InstanceOf<ArgumentOutOfRangeException>());
    }
}
