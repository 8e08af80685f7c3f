namespace Federation.Core.Tests;

[TestFixture]
public sealed class TensorSpecTests
{
    [Test]
    public void Constructor_Shape_CountsElementsAndBytes()
    {
        var spec = new TensorSpec("w", DType.Float32, 6, 3, 5, 5);

        Assert.That(spec.Shape, Is.EqualTo([6L, 3, 5, 5]));
        Assert.That(spec.ElementCount, Is.EqualTo(450));
        Assert.That(spec.ByteCount, Is.EqualTo(1800));
        Assert.That(spec.ToString(), Is.EqualTo("\"w\" float32 [6, 3, 5, 5]"));
    }

    [Test]
    public void Constructor_NoDimensions_Scalar() => Assert.That(new TensorSpec("s", DType.Int64).ByteCount, Is.EqualTo(8));

    [Test]
    public void Constructor_DimensionOfZero_NoElements() => Assert.That(new TensorSpec("z", DType.Float64, 3, 0, 5).ElementCount, Is.Zero);

    [TestCase(DType.Float32, 4, "float32")]
    [TestCase(DType.Float64, 8, "float64")]
    [TestCase(DType.Float16, 2, "float16")]
    [TestCase(DType.BFloat16, 2, "bfloat16")]
    [TestCase(DType.Int8, 1, "int8")]
    [TestCase(DType.Int32, 4, "int32")]
    [TestCase(DType.Int64, 8, "int64")]
    [TestCase(DType.UInt8, 1, "uint8")]
    [TestCase(DType.Bool, 1, "bool")]
    public void DType_Each_HasSizeAndName(DType dtype, int size, string name)
    {
        Assert.That(dtype.SizeInBytes(), Is.EqualTo(size));
        Assert.That(dtype.Name(), Is.EqualTo(name));
    }

    [Test]
    public void DType_Unknown_Refused()
    {
        Assert.That(() => ((DType)99).SizeInBytes(), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => ((DType)99).Name(), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new TensorSpec("w", (DType)99, 1), Throws.ArgumentException.With.Message.Contains("99"));
    }

    [Test]
    public void Constructor_NameEmptyOrTooLong_Refused()
    {
        Assert.That(() => new TensorSpec("", DType.Int8), Throws.ArgumentException.With.Message.Contains("0 characters"));
        Assert.That(() => new TensorSpec(new string('n', 513), DType.Int8), Throws.ArgumentException.With.Message.Contains("513 characters"));
        Assert.That(() => new TensorSpec(new string('n', 512), DType.Int8), Throws.Nothing);
    }

    [Test]
    public void Constructor_NegativeDimension_Refused() =>
        Assert.That(() => new TensorSpec("w", DType.Int8, 2, -1), Throws.ArgumentException.With.Message.Contains("size -1"));

    [TestCase(long.MaxValue, long.MaxValue)]
    [TestCase(1L << 32, 1L << 32)]
    [TestCase(0, long.MaxValue)]
    [TestCase((TensorSpec.MaxByteCount / 4) + 1, 1)]
    public void Constructor_TooLarge_RefusedWithTheLimit(long rows, long columns) =>
        Assert.That(() => new TensorSpec("w", DType.Float32, rows, columns), Throws.ArgumentException.With.Message.Contains("2147483520 bytes"));

    [Test]
    public void Constructor_LargestTensor_Allowed() =>
        Assert.That(new TensorSpec("w", DType.Float32, TensorSpec.MaxByteCount / 4).ByteCount, Is.EqualTo(TensorSpec.MaxByteCount));

    [Test]
    public void Equals_ContentDecides()
    {
        var spec = new TensorSpec("w", DType.Float32, 2, 3);

        Assert.That(new TensorSpec("w", DType.Float32, 2, 3), Is.EqualTo(spec));
        Assert.That(new TensorSpec("w", DType.Float32, 2, 3).GetHashCode(), Is.EqualTo(spec.GetHashCode()));
        Assert.That(new TensorSpec("v", DType.Float32, 2, 3), Is.Not.EqualTo(spec));
        Assert.That(new TensorSpec("w", DType.Int32, 2, 3), Is.Not.EqualTo(spec));
        Assert.That(new TensorSpec("w", DType.Float32, 3, 2), Is.Not.EqualTo(spec));
    }
}
