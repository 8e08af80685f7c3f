using Federation.Core;

namespace Federation.Data.Tests.Partitioning;

internal sealed class RandomSharesTests
{
    // A gamma variable of shape a has mean a and variance a.
    [TestCase(0.05)]
    [TestCase(0.5)]
    [TestCase(1)]
    [TestCase(3.3)]
    [TestCase(1_000)]
    public void LogGamma_ManyDraws_MeanAndVarianceAreTheShape(double shape)
    {
        var random = new SplitMix64(3);
        var draws = new double[50_000];
        for (var i = 0; i < draws.Length; i++)
        {
            draws[i] = Math.Exp(RandomShares.LogGamma(shape, ref random));
        }

        Check.MeanNear(draws, shape, "mean");
        Check.MeanNear([.. draws.Select(draw => (draw - shape) * (draw - shape))], shape, "variance");
    }

    // Of a normal variable: mean 0, variance 1, fourth moment 3, and 2.28% above two deviations.
    [Test]
    public void Normal_ManyDraws_MomentsAndTail()
    {
        var random = new SplitMix64(3);
        var draws = new double[100_000];
        for (var i = 0; i < draws.Length; i++)
        {
            draws[i] = RandomShares.Normal(ref random);
        }

        Check.MeanNear(draws, 0, "mean");
        Check.MeanNear([.. draws.Select(x => x * x)], 1, "variance");
        Check.MeanNear([.. draws.Select(x => x * x * x * x)], 3, "fourth moment");
        Check.MeanNear([.. draws.Select(x => x > 2 ? 1.0 : 0)], 0.02275, "tail");
    }

    [Test]
    public void Apportion_AnyWeights_PartsWithinOneOfTheirShareAndTogetherTheWhole([Values(0, 1, 1_000, int.MaxValue)] int total, [Values(1, 3, 500)] int count)
    {
        var random = new SplitMix64(7);
        var weights = new double[count];
        foreach (ref var weight in weights.AsSpan())
        {
            weight = 3 * RandomShares.Normal(ref random);
        }

        var sum = weights.Sum(Math.Exp);
        double[] shares = [.. weights.Select(weight => Math.Exp(weight) / sum * total)];
        var parts = new int[count];
        RandomShares.Apportion(weights, total, parts);

        Assert.That(parts.Sum(part => (long)part), Is.EqualTo(total));
        Assert.That(parts.Zip(shares, (part, share) => Math.Abs(part - share)), Is.All.LessThanOrEqualTo(1.001));
    }

    // Weights whose exponential is nothing or infinite have proportions all the same.
    [TestCase(-5_000)]
    [TestCase(5_000)]
    public void Apportion_FarFromZero_OnlyProportionsMatter(double offset)
    {
        var parts = new int[3];
        RandomShares.Apportion([offset, offset + Math.Log(2), offset - 1e9], 30, parts);

        Assert.That(parts, Is.EqualTo(new[] { 10, 20, 0 }));
    }
}
