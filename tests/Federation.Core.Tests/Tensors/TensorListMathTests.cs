using System.Runtime.Intrinsics;

namespace Federation.Core.Tests;

[TestFixture]
public sealed class TensorListMathTests
{
    [Test]
    public void Add_Float32_RoundedOnceFromFloat64([Values(1, 3, 8, 4099)] int length)
    {
        var random = new Random(length);
        var (a, b) = (RandomFloats.Make(random, length, 20), RandomFloats.Make(random, length, 20));

        var sum = TensorListMath.Add(List(a), List(b), 0.3);

        Assert.That(sum[0].AsSpan<float>().ToArray(), SameBits.As(a.Zip(b, (x, y) => (float)(x + (y * 0.3)))));
    }

    [Test]
    public void Subtract_EveryFloatingPointType_RoundedOnceFromFloat64()
    {
        var random = new Random(1);
        var (a, b) = (RandomFloats.Make(random, 1003, 10), RandomFloats.Make(random, 1003, 10));
        var (c, d) = (Array.ConvertAll(a, x => x / 3.0), Array.ConvertAll(b, x => x / 7.0));
        var (halfA, halfB) = (Array.ConvertAll(a, x => (Half)x), Array.ConvertAll(b, x => (Half)x));
        var (brainA, brainB) = (Array.ConvertAll(a, x => (BFloat16)x), Array.ConvertAll(b, x => (BFloat16)x));

        Assert.That(TensorListMath.Subtract(List(a), List(b))[0].AsSpan<float>().ToArray(), SameBits.As(a.Zip(b, (x, y) => (float)((double)x - y))));
        Assert.That(TensorListMath.Subtract(List(c), List(d))[0].AsSpan<double>().ToArray(), SameBits.As(c.Zip(d, (x, y) => x - y)));
        Assert.That(
            TensorListMath.Subtract(List(halfA), List(halfB))[0].AsSpan<Half>().ToArray(),
            SameBits.As(halfA.Zip(halfB, (x, y) => (Half)((double)x - (double)y))));
        Assert.That(
            TensorListMath.Subtract(List(brainA), List(brainB))[0].AsSpan<BFloat16>().ToArray(),
            SameBits.As(brainA.Zip(brainB, (x, y) => (BFloat16)((double)x - y))));
    }

    [Test]
    public void Scale_OtherTypes_AreTakenOver()
    {
        var list = SampleTensors.OfEveryType();

        var scaled = TensorListMath.Scale(list, 2);

        Assert.That(scaled["float32"].AsSpan<float>().ToArray(), Is.EqualTo(list["float32"].AsSpan<float>().ToArray().Select(x => 2 * x)));
        Assert.That(scaled["float64"].AsSpan<double>().ToArray(), Is.EqualTo([3.0, double.NaN, -0.0]));
        foreach (var tensor in list.Where(tensor => !tensor.DType.IsFloatingPoint()))
        {
            Assert.That(scaled[tensor.Name].Data.ToArray(), Is.EqualTo(tensor.Data.ToArray()), tensor.Name);
        }
    }

    [Test]
    public void Add_IntoAnOperand_SameAsIntoMemoryOfItsOwn()
    {
        var random = new Random(2);
        var (a, b) = (List(RandomFloats.Make(random, 10_001, 10)), List(RandomFloats.Make(random, 10_001, 10)));
        var expected = TensorListMath.Add(a, b, -0.7);
        var buffer = new TensorBuffer(a.Manifest);
        a[0].Data.CopyTo(buffer[0]);

        var sum = TensorListMath.Add(buffer.Tensors, b, -0.7, buffer);

        Assert.That(sum, Is.SameAs(buffer.Tensors));
        Assert.That(sum[0].AsSpan<float>().ToArray(), SameBits.As(expected[0].AsSpan<float>().ToArray()));
    }

    [Test]
    public void NormOfDifference_AnyNumberOfThreads_SameBitsAndNearTheTruth([Values(1, 2, 5)] int threads)
    {
        var random = new Random(3);
        var (x, y) = (RandomFloats.Make(random, 300_007, 6), RandomFloats.Make(random, 300_007, 6));
        var (a, b) = (Several(x), Several(y));

        var norm = TensorListMath.NormOfDifference(a, b, threads);

        Assert.That(norm, Is.EqualTo(TensorListMath.NormOfDifference(a, b, 1)));
        Assert.That(norm, Is.EqualTo(Math.Sqrt(x.Zip(y, (p, q) => Math.Pow((double)p - q, 2)).Sum())).Within(1e-10).Percent);
        Assert.That(TensorListMath.Norm(TensorListMath.Subtract(a, a), threads), Is.Zero);

        static TensorList Several(float[] values) => new(
            Tensor.FromArray("a", values[..100_003]), Tensor.Scalar("n", 5L), Tensor.FromArray("b", values[100_003..]));
    }

    [Test]
    public void Norm_SmallLists_Exact()
    {
        Assert.That(TensorListMath.Norm(List([3f, 4f])), Is.EqualTo(5));
        Assert.That(TensorListMath.Norm(new TensorList(Tensor.Scalar("a", (Half)3), Tensor.Scalar("b", 4.0), Tensor.Scalar("c", 100))), Is.EqualTo(5));
        Assert.That(TensorListMath.Norm(TensorList.Empty), Is.Zero);
        Assert.That(TensorListMath.Norm(List([1f, float.NaN])), Is.NaN);
    }

    [Test]
    public void FindUnusable_FirstOfSeveral_NamedWithItsPosition([Values(float.NaN, float.PositiveInfinity, float.NegativeInfinity)] float value)
    {
        var values = new float[50_003];
        values[50_002] = value;
        values[41_001] = value;
        var list = new TensorList(Tensor.FromArray("a", new double[5000]), Tensor.FromArray("b", values), Tensor.FromArray("c", [(BFloat16)value]));

        Assert.That(TensorListMath.IsFinite(list), Is.False);
        Assert.That(TensorListMath.FindUnusable(list), Is.EqualTo(new UnusableValue("b", 41_001, value)));
    }

    [Test]
    public void FindUnusable_LastElementOfEachType_Found()
    {
        Assert.That(TensorListMath.FindUnusable(List([1.0, double.NaN])), Is.EqualTo(new UnusableValue("x", 1, double.NaN)));
        Assert.That(TensorListMath.FindUnusable(List([(Half)1, Half.NegativeInfinity])), Is.EqualTo(new UnusableValue("x", 1, double.NegativeInfinity)));
        Assert.That(TensorListMath.FindUnusable(List([(BFloat16)1f, (BFloat16)float.NaN])), Is.EqualTo(new UnusableValue("x", 1, double.NaN)));
    }

    [Test]
    public void FindUnusable_AllFinite_Null()
    {
        var list = new TensorList(Tensor.FromArray("a", [float.MaxValue, -0f, float.Epsilon]), Tensor.FromArray("b", [double.MaxValue]), Tensor.Scalar("c", 7));

        Assert.That(TensorListMath.IsFinite(list), Is.True);
        Assert.That(TensorListMath.FindUnusable(list), Is.Null);
    }

    [Test]
    public void Operations_OtherTensors_ThrowNamingTheTensor()
    {
        var (a, b) = (List([1f]), List([1.0]));
        const string Fault = "tensor 0 \"x\" is float64 [1] where float32 [1] was expected";

        Assert.That(() => TensorListMath.Add(a, b), Throws.ArgumentException.With.Message.Contains(Fault));
        Assert.That(() => TensorListMath.NormOfDifference(a, b), Throws.ArgumentException.With.Message.Contains(Fault));
        Assert.That(() => TensorListMath.Scale(a, 1, new TensorBuffer(b.Manifest)), Throws.ArgumentException.With.Message.Contains(Fault));
    }

    [Test]
    public void Operations_NoThreads_Throw() =>
        Assert.That(() => TensorListMath.Norm(List([1f]), 0), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public void Map_FourInputsAndThreeOutputs_OnePass([Values(3, 9001)] int length, [Values(1, 2)] int threads)
    {
        var random = new Random(4);
        var inputs = Enumerable.Range(0, 4).Select(_ => RandomFloats.Make(random, length, 4)).ToArray();
        var lists = inputs.Select(List).ToArray();
        var outputs = Enumerable.Range(0, 3).Select(_ => new TensorBuffer(lists[0].Manifest)).ToArray();

        TensorListMath.Map(default(Mixed), lists, outputs, threads);

        Assert.That(outputs[0].Tensors[0].AsSpan<float>().ToArray(), SameBits.As(inputs[0].Zip(inputs[3], (a, d) => (float)((double)a + d))));
        Assert.That(outputs[1].Tensors[0].AsSpan<float>().ToArray(), SameBits.As(inputs[1].Zip(inputs[0], (b, a) => (float)((double)b * a))));
        Assert.That(outputs[2].Tensors[0].AsSpan<float>().ToArray(), SameBits.As(inputs[2].Select(c => (float)Math.Sqrt(Math.Abs(c)))));
    }

    [Test]
    public void Map_TooFewLists_Throws() =>
        Assert.That(() => TensorListMath.Map(default(Mixed), [List([1f])], []), Throws.ArgumentException);

    private static TensorList List<T>(T[] values)
        where T : unmanaged => new(Tensor.FromArray("x", values));

    private readonly struct Mixed : IElementwise
    {
        public static int InputCount => 4;

        public static int OutputCount => 3;

        public void Invoke(ref Vector256<double> a, ref Vector256<double> b, ref Vector256<double> c, ref Vector256<double> d)
        {
            b *= a;
            a += d;
            c = Vector256.Sqrt(Vector256.Abs(c));
        }
    }
}
