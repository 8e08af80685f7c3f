namespace Federation.Core.Tests.Privacy;

[TestFixture]
public sealed class GaussianNoiseTests
{
    private const int Count = 100_003;

    [TestCase(DType.Float32)]
    [TestCase(DType.Float64)]
    [TestCase(DType.Float16)]
    [TestCase(DType.BFloat16)]
    public void AddTo_EachType_NoiseOfThatDeviation(DType dtype)
    {
        var model = new TensorList(Floats(dtype, _ => 0));

        var noise = ToDoubles(new GaussianNoise(3).AddTo(model, 0.25)[0]);

        Assert.That(noise.Average(), Is.Zero.Within(5 * 0.25 / Math.Sqrt(Count)));
        Assert.That(noise.Average(z => z * z), Is.EqualTo(0.0625).Within(5 * 0.0625 * Math.Sqrt(2.0 / Count)));
        Assert.That(noise.Max(Math.Abs), Is.InRange(0.25 * 4, 0.25 * 6));
    }

    [Test]
    public void AddTo_OtherNumberOfThreads_SameBits()
    {
        var model = new TensorList(Floats(DType.Float32, i => i * 1e-5), Floats(DType.Float64, i => -i).WithName("second"));

        var one = new GaussianNoise(5) { MaxThreads = 1 }.AddTo(model, 0.1);
        var four = new GaussianNoise(5) { MaxThreads = 4 }.AddTo(model, 0.1);

        Assert.That(four[0].Data.Span.SequenceEqual(one[0].Data.Span));
        Assert.That(four[1].Data.Span.SequenceEqual(one[1].Data.Span));
    }

    [Test]
    public void AddTo_TwoTensorsAndTwoCalls_IndependentNoise()
    {
        var model = new TensorList(Floats(DType.Float64, _ => 0), Floats(DType.Float64, _ => 0).WithName("second"));
        var noise = new GaussianNoise(6);
        var (first, second) = (noise.AddTo(model, 1), noise.AddTo(model, 1));

        double[][] all = [ToDoubles(first[0]), ToDoubles(first[1]), ToDoubles(second[0]), ToDoubles(second[1])];
        for (var a = 0; a < all.Length; a++)
        {
            for (var b = 0; b < a; b++)
            {
                Assert.That(all[a].Zip(all[b], (x, y) => x * y).Average(), Is.Zero.Within(5 / Math.Sqrt(Count)), $"{a} and {b}");
            }
        }
    }

    [TestCase(1)]
    [TestCase(3)]
    [TestCase(NoiseBlock.Length - 1)]
    [TestCase(NoiseBlock.Length + 1)]
    public void AddTo_Length_EveryElementAndNoMore(int length)
    {
        var model = new TensorList(Tensor.FromArray("w", new double[length]), Tensor.FromArray("v", new float[] { 1 }));

        var sum = new GaussianNoise(1).AddTo(model, 1);

        Assert.That(ToDoubles(sum[0]), Has.Length.EqualTo(length).And.All.Not.Zero);
        Assert.That(ToDoubles(sum[0]).Distinct().Count(), Is.EqualTo(length));
        Assert.That(sum[1].AsSpan<float>()[0], Is.InRange(-6f, 8f).And.Not.EqualTo(1f));
    }

    [Test]
    public void AddTo_OtherTypes_AsTheyAre()
    {
        var model = new TensorList(
            Tensor.FromArray("steps", Enumerable.Range(0, 3000).Select(i => (long)i).ToArray()), Tensor.FromArray("mask", [true, false]));

        var sum = new GaussianNoise(1).AddTo(model, 10);

        Assert.That(sum[0].AsSpan<long>().ToArray(), Is.EqualTo(model[0].AsSpan<long>().ToArray()));
        Assert.That(sum[1].AsSpan<bool>().ToArray(), Is.EqualTo([true, false]));
    }

    [Test]
    public void AddTo_NoDeviation_TheModel()
    {
        var model = new TensorList(Floats(DType.Float32, i => i));

        Assert.That(new GaussianNoise(1).AddTo(model, 0), Is.SameAs(model));
    }

    [Test]
    public void AddTo_BeyondTheType_ItsLargest()
    {
        var model = new TensorList(Tensor.FromArray("w", Enumerable.Repeat(Half.MaxValue, 100).ToArray()));

        var sum = new GaussianNoise(1).AddTo(model, 1e4)[0].AsSpan<Half>().ToArray();

        Assert.That(sum, Has.All.Matches<Half>(Half.IsFinite));
        Assert.That(sum, Has.Some.EqualTo(Half.MaxValue).And.Some.LessThan(Half.MaxValue));
    }

    [Test]
    public void AddTo_Change_SumRoundedOnce()
    {
        // A bfloat16 of 1 has digits of 2^-7; half a digit and a little more is one digit, in two parts as well.
        var model = new TensorList(Tensor.FromArray("w", [(BFloat16)1f]), Tensor.FromArray("n", [5]));
        var change = new TensorList(Tensor.FromArray("w", [1.01f / 256]), Tensor.FromArray("n", [6]));

        var sum = new GaussianNoise(1).AddTo(model, change, 0);

        Assert.That((float)sum[0].AsSpan<BFloat16>()[0], Is.EqualTo(1 + (1f / 128)));
        Assert.That(sum[1].AsSpan<int>()[0], Is.EqualTo(6));
    }

    [Test]
    public void Next_OneAfterAnother_NormalNumbers()
    {
        var noise = new GaussianNoise(9);
        var numbers = Enumerable.Range(0, 10_000).Select(_ => noise.Next()).ToArray();

        Assert.That(numbers.Average(), Is.Zero.Within(0.05));
        Assert.That(numbers.Average(z => z * z), Is.EqualTo(1).Within(0.08));
    }

    [Test]
    public void Constructor_NoSeed_NeverTheSame()
    {
        var (one, other) = (new GaussianNoise(), new GaussianNoise());

        Assert.That(other.Next(), Is.Not.EqualTo(one.Next()));
    }

    [Test]
    public void Constructor_Seed_TheSameAgain()
    {
        var (one, same, other) = (new GaussianNoise(4), new GaussianNoise(4), new GaussianNoise(5));
        var first = one.Next();

        Assert.That(same.Next(), Is.EqualTo(first));
        Assert.That(other.Next(), Is.Not.EqualTo(first));
    }

    [TestCase(-0.1)]
    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    public void AddTo_DeviationOutOfRange_Throws(double stddev) =>
        Assert.That(() => new GaussianNoise(1).AddTo(TensorList.Empty, stddev), Throws.InstanceOf<ArgumentOutOfRangeException>());

    private static Tensor Floats(DType dtype, Func<int, double> value)
    {
        var values = Enumerable.Range(0, Count).Select(value).ToArray();
        return dtype switch
        {
            DType.Float32 => Tensor.FromArray("w", Array.ConvertAll(values, x => (float)x)),
            DType.Float16 => Tensor.FromArray("w", Array.ConvertAll(values, x => (Half)x)),
            DType.BFloat16 => Tensor.FromArray("w", Array.ConvertAll(values, x => (BFloat16)x)),
            _ => Tensor.FromArray("w", values),
        };
    }

    private static double[] ToDoubles(Tensor tensor) => tensor.DType switch
    {
        DType.Float32 => Array.ConvertAll(tensor.AsSpan<float>().ToArray(), x => (double)x),
        DType.Float16 => Array.ConvertAll(tensor.AsSpan<Half>().ToArray(), x => (double)x),
        DType.BFloat16 => Array.ConvertAll(tensor.AsSpan<BFloat16>().ToArray(), x => (double)x),
        _ => tensor.AsSpan<double>().ToArray(),
    };
}
