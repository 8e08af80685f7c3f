namespace Federation.Core.Tests.Privacy;

/// <summary>A million numbers of one key, so that the statistics are what they are. The bounds are five standard errors.</summary>
[TestFixture]
public sealed class NormalStreamTests
{
    private const int Count = 1 << 20;

    private static readonly double[] Numbers = Make();

    [TestCase(1, 0.0, 1.0)]
    [TestCase(2, 1.0, 2.0)]
    [TestCase(3, 0.0, 15.0)]
    [TestCase(4, 3.0, 96.0)]
    [TestCase(6, 15.0, 10170.0)]
    public void Read_Moments_OfTheNormalDistribution(int power, double expected, double variance)
    {
        var moment = Numbers.Average(z => Math.Pow(z, power));

        Assert.That(moment, Is.EqualTo(expected).Within(5 * Math.Sqrt(variance / Count)));
    }

    // Two-sided tails: erfc(x / sqrt 2).
    [TestCase(0.5, 0.61707507745)]
    [TestCase(1, 0.31731050786)]
    [TestCase(2, 0.04550026390)]
    [TestCase(3, 0.00269979606)]
    [TestCase(4, 6.33424836662e-5)]
    public void Read_Tails_AsHeavyAsTheNormalDistributions(double beyond, double probability)
    {
        var part = Numbers.Count(z => Math.Abs(z) > beyond) / (double)Count;

        Assert.That(part, Is.EqualTo(probability).Within(5 * Math.Sqrt(probability * (1 - probability) / Count)));
    }

    // Numbers that are made together: of one pair, of one vector, of one step.
    [TestCase(1)]
    [TestCase(4)]
    [TestCase(8)]
    [TestCase(NormalStream.Step)]
    public void Read_NumbersSoFarApart_Uncorrelated(int distance)
    {
        var product = Enumerable.Range(0, Count - distance).Average(i => Numbers[i] * Numbers[i + distance]);
        var ofSquares = Enumerable.Range(0, Count - distance)
            .Average(i => ((Numbers[i] * Numbers[i]) - 1) * ((Numbers[i + distance] * Numbers[i + distance]) - 1));

        Assert.That(product, Is.Zero.Within(5 / Math.Sqrt(Count)));
        Assert.That(ofSquares, Is.Zero.Within(5 * 2 / Math.Sqrt(Count)));
    }

    [Test]
    public void Read_FromTheMiddle_SameNumbers()
    {
        var part = new double[3 * NormalStream.Step];
        Stream(0).Read(5, part);

        Assert.That(part, Is.EqualTo(Numbers.AsSpan(5 * NormalStream.Step, part.Length).ToArray()));
    }

    [Test]
    public void Read_OtherStream_OtherNumbers()
    {
        var other = new double[Count];
        Stream(1).Read(0, other);

        Assert.That(Numbers.Zip(other, (a, b) => a * b).Average(), Is.Zero.Within(5 / Math.Sqrt(Count)));
    }

    private static double[] Make()
    {
        var numbers = new double[Count];
        Stream(0).Read(0, numbers);
        return numbers;
    }

    private static NormalStream Stream(ulong stream) => new(new ChaCha20(new byte[ChaCha20.KeySize]), stream);
}
