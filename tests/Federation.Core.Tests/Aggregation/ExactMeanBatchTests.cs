namespace Federation.Core.Tests;

[TestFixture]
public sealed class ExactMeanBatchTests
{
    // What a batch may hold: typical weights, those too large for groups, any.
    private static readonly int[] WeightLimits = [1000, 1 << 13, 1 << 20, 1 << 29];

    [Test]
    public void Add_BatchesOfAnySize_EqualsRationalArithmetic([ValueSource(nameof(WeightLimits))] int limit, [Values(2, 3, 5, 64, 67)] int count)
    {
        var random = new Random(HashCode.Combine(limit, count));
        var updates = Enumerable.Range(0, count).Select(_ => (Values: Bell(random, 1040), Weight: (long)random.Next(1, limit))).ToArray();

        Assert.That(Mean(updates, count), SameBits.As(Reference(updates)));
    }

    [Test]
    public void Add_ManyZeros_EqualsRationalArithmetic([Values(0.5, 0.03)] double density, [Values(1, 4, 30)] int groupSize)
    {
        var random = new Random(3);
        var updates = Enumerable.Range(0, 30)
            .Select(_ => (Values: Array.ConvertAll(Bell(random, 1500), x => random.NextDouble() < density ? x : 0), Weight: (long)random.Next(1, 2000)))
            .ToArray();

        Assert.That(Mean(updates, groupSize), SameBits.As(Reference(updates)));
    }

    [Test]
    public void Add_WeightsAndMagnitudesThatGrow_EqualsRationalArithmetic([Values(1, 4, 16)] int groupSize, [Values(2, 7, 25, 60)] int step)
    {
        var random = new Random(step);
        var updates = Enumerable.Range(0, 16)
            .Select(i => (Values: Array.ConvertAll(Bell(random, 700), x => MathF.ScaleB(x, i * step / 16)), Weight: 1L << i))
            .ToArray();

        Assert.That(Mean(updates, groupSize), SameBits.As(Reference(updates)));
    }

    [Test]
    public void Add_ThousandsOfUpdates_SameBitsWhateverTheGrouping()
    {
        // So many that the main limbs have to be carried out of.
        var random = new Random(4);
        var updates = Enumerable.Range(0, 9000).Select(_ => (Values: Bell(random, 16), Weight: (long)random.Next(1, 5000))).ToArray();
        var expected = Reference(updates);

        Assert.That(Mean(updates, 1), SameBits.As(expected));
        Assert.That(Mean(updates, 4), SameBits.As(expected));
        Assert.That(Mean(updates, 64), SameBits.As(expected));
    }

    [Test]
    public void Add_UnusableAmongZeros_NothingOfItStays([Values(1, 3, 6)] int groupSize)
    {
        // The refused ones have usable lines in the very blocks that all others leave empty.
        float[] bad = [.. Bell(new Random(5), 600)];
        bad[300] = float.NaN;
        var zeros = new float[600];
        float[] last = [.. zeros];
        last[10] = 1;
        (float[] Values, long Weight)[] updates = [(zeros, 1), (bad, 77), (zeros, 2), (bad, 5000), (zeros, 3), (last, 4)];

        var mean = new ExactMean(List(zeros).Manifest);
        var faults = updates.Chunk(groupSize).SelectMany(group => mean.Add([.. group.Select(Weighted)])).ToArray();

        var fault = new UnusableValue("x", 300, float.NaN);
        Assert.That(faults, Is.EqualTo([null, fault, null, fault, null, null]));
        Assert.That(mean.ToMean()[0].AsSpan<float>().ToArray(), SameBits.As(Reference([(zeros, 6), (last, 4)])));
    }

    private static float[] Bell(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => (float)((random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5) * 0.05))];

    private static IEnumerable<float> Reference((float[] Values, long Weight)[] updates) =>
        Enumerable.Range(0, updates[0].Values.Length).Select(i => ExactReference.Single(updates.Select(update => ((double)update.Values[i], update.Weight))));

    private static TensorList List(float[] values) => new(Tensor.FromArray("x", values));

    private static WeightedUpdate Weighted((float[] Values, long Weight) update) => new(List(update.Values), update.Weight);

    private static float[] Mean((float[] Values, long Weight)[] updates, int groupSize)
    {
        var mean = new ExactMean(List(updates[0].Values).Manifest);
        foreach (var group in updates.Chunk(groupSize))
        {
            Assert.That(mean.Add([.. group.Select(Weighted)]), Has.All.Null);
        }

        return mean.ToMean()[0].AsSpan<float>().ToArray();
    }
}
