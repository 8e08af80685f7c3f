using System.Runtime.InteropServices;

namespace Federation.Core.Tests;

[TestFixture]
public sealed class TensorTests
{
    [Test]
    public void FromArray_Values_SharedNotCopied()
    {
        float[] values = [1, 2, 3, 4, 5, 6];
        var tensor = Tensor.FromArray("w", values, 2, 3);

        values[4] = 50;

        Assert.That(tensor.Shape, Is.EqualTo([2L, 3]));
        Assert.That(tensor.AsSpan<float>().ToArray(), Is.EqualTo([1f, 2, 3, 4, 50, 6]));
        Assert.That(tensor.Data.Length, Is.EqualTo(24));
    }

    [Test]
    public void FromArray_NoShape_OneDimensionAndEmptyShape_Scalar()
    {
        Assert.That(Tensor.FromArray("w", [1, 2, 3]).Shape, Is.EqualTo([3L]));
        Assert.That(Tensor.FromArray("w", [1], []).Shape, Is.Empty);
        Assert.That(Tensor.Scalar("w", 7L).AsSpan<long>().ToArray(), Is.EqualTo([7L]));
    }

    [Test]
    public void FromArray_EachType_ItsDTypeAndBack()
    {
        AssertRoundTrip(DType.Float32, 1.5f, -2f);
        AssertRoundTrip(DType.Float64, 1.5, -2);
        AssertRoundTrip(DType.Float16, (Half)1.5f, (Half)(-2f));
        AssertRoundTrip(DType.BFloat16, (BFloat16)1.5f, (BFloat16)(-2f));
        AssertRoundTrip<sbyte>(DType.Int8, 1, -128);
        AssertRoundTrip(DType.Int32, 1, int.MinValue);
        AssertRoundTrip(DType.Int64, 1, long.MinValue);
        AssertRoundTrip<byte>(DType.UInt8, 1, 255);
        AssertRoundTrip(DType.Bool, true, false);

        static void AssertRoundTrip<T>(DType dtype, params T[] values)
            where T : unmanaged
        {
            var tensor = Tensor.FromArray("t", values);
            Assert.That(tensor.DType, Is.EqualTo(dtype));
            Assert.That(tensor.AsSpan<T>().ToArray(), Is.EqualTo(values));
            Assert.That(tensor.Data.ToArray(), Is.EqualTo(MemoryMarshal.AsBytes(values.AsSpan()).ToArray()));
        }
    }

    [Test]
    public void FromArray_WrongCountOrType_Refused()
    {
        Assert.That(() => Tensor.FromArray("w", [1f, 2], 3), Throws.ArgumentException.With.Message.Contains("takes 12 bytes; 8 are given"));
        Assert.That(() => Tensor.FromArray("w", ['x']), Throws.ArgumentException.With.Message.Contains("System.Char"));
    }

    [Test]
    public void FromMemory_BoolThatIsNeitherZeroNorOne_Refused() =>
        Assert.That(
            () => Tensor.FromMemory(new TensorSpec("b", DType.Bool, 3), new byte[] { 1, 0, 2 }),
            Throws.ArgumentException.With.Message.Contains("Element 2 of tensor \"b\" bool [3] is the byte 2"));

    [Test]
    public void AsSpan_OtherType_NamesTensorAndBothTypes() =>
        Assert.That(
            () => Tensor.FromArray("w", [1f]).AsSpan<int>(),
            Throws.InvalidOperationException.With.Message.EqualTo("The elements of tensor \"w\" float32 [1] cannot be read as System.Int32."));

    [Test]
    public void WithNameAndReshape_ShareTheMemory()
    {
        float[] values = [1, 2, 3, 4];
        var view = Tensor.FromArray("w", values).WithName("v").Reshape(2, 2);

        values[3] = 9;

        Assert.That(view.Spec, Is.EqualTo(new TensorSpec("v", DType.Float32, 2, 2)));
        Assert.That(view.AsSpan<float>()[3], Is.EqualTo(9));
        Assert.That(() => view.Reshape(3), Throws.ArgumentException.With.Message.Contains("that has 3 elements"));
    }

    [Test]
    public void Slice_Rows_ShareTheMemory()
    {
        int[] values = [1, 2, 3, 4, 5, 6];
        var rows = Tensor.FromArray("w", values, 3, 2).Slice(1, 2);

        values[5] = 60;

        Assert.That(rows.Shape, Is.EqualTo([2L, 2]));
        Assert.That(rows.AsSpan<int>().ToArray(), Is.EqualTo([3, 4, 5, 60]));
        Assert.That(rows.Slice(2, 0).ElementCount, Is.Zero);
    }

    [Test]
    public void Slice_NoSuchRows_Refused()
    {
        var tensor = Tensor.FromArray("w", [1, 2, 3]);

        Assert.That(() => tensor.Slice(-1, 1), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Property("ParamName").EqualTo("start"));
        Assert.That(() => tensor.Slice(4, 0), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Property("ParamName").EqualTo("start"));
        Assert.That(() => tensor.Slice(1, 3), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Property("ParamName").EqualTo("count"));
        Assert.That(() => tensor.Slice(1, long.MaxValue), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Tensor.Scalar("s", 1).Slice(0, 1), Throws.InvalidOperationException.With.Message.Contains("scalar"));
    }

    [Test]
    public void Slice_NoRowsOrNoColumns_Empty()
    {
        Assert.That(Tensor.FromArray<float>("w", [], 0, 5).Slice(0, 0).Shape, Is.EqualTo([0L, 5]));
        Assert.That(Tensor.FromArray<float>("w", [], 5, 0).Slice(1, 3).Shape, Is.EqualTo([3L, 0]));
    }

    [Test]
    public unsafe void FromArray_Pinned_PointsIntoTheArray()
    {
        float[] values = [1, 2, 3];
        using var handle = Tensor.FromArray("w", values).Data[4..].Pin();

        Assert.That(*(float*)handle.Pointer, Is.EqualTo(2));
    }
}
