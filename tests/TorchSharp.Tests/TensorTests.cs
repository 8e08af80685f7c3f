using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

[TestFixture]
public sealed class TensorTests
{
    [Test]
    public void Scalar_OfAnyNumber_KeepsItsValueAndKind()
    {
        Scalar[] scalars = [((byte)7).ToScalar(), ((sbyte)7).ToScalar(), ((short)7).ToScalar(), ((Half)7).ToScalar()];
        Assert.That(scalars.Select(scalar => scalar.ToInt32()), Is.All.EqualTo(7));
        Assert.That((scalars[2].Type, scalars[3].Type, true.ToScalar().Type), Is.EqualTo((int64, float64, ScalarType.Bool)));
        Assert.That(1.5.ToScalar().ToHalf(), Is.EqualTo((Half)1.5));
    }

    [Test]
    public void Creation_OfANumber_HasItsTypeOrTheOneNamed()
    {
        using var scope = NewDisposeScope();
        Tensor[] tensors = [tensor(1), tensor(1L), tensor(1.0), tensor(1f), tensor(true), tensor(5, float32), tensor(0.5, dtype: float32)];
        Assert.That(
            tensors.Select(t => t.dtype),
            Is.EqualTo(new[] { int32, int64, float64, float32, ScalarType.Bool, float32, float32 }));
        Assert.That((tensor(true).is_integral(), is_integral(ScalarType.Bool), float16.ElementSize()), Is.EqualTo((true, true, 2)));
    }

    [Test]
    public void Data_AsAnArrayOfItsDimensions_KeepsPlaces()
    {
        using var scope = NewDisposeScope();
        var columns = arange(6).reshape(2, 3).t();
        Assert.That(columns.data<long>().ToNDArray(), Is.EqualTo(new long[,] { { 0, 3 }, { 1, 4 }, { 2, 5 } }));
        Assert.That(tensor(3.5).data<double>().ToNDArray(), Is.EqualTo(new[] { 3.5 }));
    }

    [Test]
    public void Creation_FromArrays_KeepsTypeShapeAndValues()
    {
        using var scope = NewDisposeScope();
        Assert.Multiple(() =>
        {
            Assert.That(tensor(new float[,] { { 1, 2, 3 }, { 4, 5, 6 } }).shape, Is.EqualTo(new long[] { 2, 3 }));
            Assert.That(tensor(new float[,] { { 1, 2 }, { 3, 4 } })[1, 0].item<float>(), Is.EqualTo(3));
            Assert.That(tensor(new long[] { 1, 2 }).dtype, Is.EqualTo(int64));
            Assert.That(tensor(new[] { true, false }).data<bool>().ToArray(), Is.EqualTo(new[] { true, false }));
            Assert.That(tensor(new byte[] { 1, 255 }, float32).data<float>().ToArray(), Is.EqualTo(new float[] { 1, 255 }));
            Assert.That(tensor(new List<double> { 1, 2, 3, 4 }, 2, 2).dtype, Is.EqualTo(float64));
            Assert.That(tensor(2.5f).shape, Is.Empty);
            Assert.That(from_array(new int[2, 1, 3]).shape, Is.EqualTo(new long[] { 2, 1, 3 }));
            Assert.That(full([2], 7).dtype, Is.EqualTo(int64));
            Assert.That(arange(2, 9, 3).data<long>().ToArray(), Is.EqualTo(new long[] { 2, 5, 8 }));
            Assert.That(arange(0, 1, 0.25).data<float>().ToArray(), Is.EqualTo(new[] { 0, 0.25f, 0.5f, 0.75f }));
            Assert.That(zeros_like(ones(2, 2, int32)).dtype, Is.EqualTo(int32));
        });
        Assert.That(() => tensor(new float[3], [2, 2]), Throws.ArgumentException);
    }

    [TestCase(ScalarType.Byte)]
    [TestCase(ScalarType.Int8)]
    [TestCase(ScalarType.Int16)]
    [TestCase(ScalarType.Int32)]
    [TestCase(ScalarType.Int64)]
    [TestCase(ScalarType.Float16)]
    [TestCase(ScalarType.BFloat16)]
    [TestCase(ScalarType.Float32)]
    [TestCase(ScalarType.Float64)]
    public void Conversion_ThereAndBack_KeepsSmallIntegers(ScalarType type)
    {
        using var scope = NewDisposeScope();
        var x = tensor(new float[] { 0, 1, 2, 100 });
        var converted = x.to(type);
        Assert.That(converted.dtype, Is.EqualTo(type));
        Assert.That(converted.to(float32).data<float>().ToArray(), Is.EqualTo(new float[] { 0, 1, 2, 100 }));
        Assert.That(converted.to(@bool).data<bool>().ToArray(), Is.EqualTo(new[] { false, true, true, true }));
        Assert.That(converted.eq(tensor(2)).sum().item<long>(), Is.EqualTo(1));
    }

    [Test]
    public void Conversion_ToBFloat16_RoundsToNearestEven()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new[] { 1.00390625f, 1.01171875f, -3.14159265f }).to(bfloat16).to(float32);
        Assert.That(x.data<float>().ToArray(), Is.EqualTo(new[] { 1f, 1.015625f, -3.140625f }));
    }

    [Test]
    public void Data_OfHalfPrecision_IsReadThroughConversionOnly()
    {
        using var half = ones(2, float16);
        Assert.That(() => half.data<Half>(), Throws.ArgumentException.With.Message.Contains("Float16"));
        Assert.That(half.ElementSize, Is.EqualTo(2));
    }

    [Test]
    public void Data_OfAView_IsInItsOrder()
    {
        using var scope = NewDisposeScope();
        var x = arange(6, float32).reshape(2, 3).t();
        Assert.Multiple(() =>
        {
            Assert.That(x.data<float>().ToArray(), Is.EqualTo(new float[] { 0, 3, 1, 4, 2, 5 }));
            Assert.That(x.data<float>()[1, 1], Is.EqualTo(4));
            Assert.That(x.data<float>()[3], Is.EqualTo(4));
            Assert.That(() => x.bytes.Length, Throws.InstanceOf<NotImplementedException>());
            Assert.That(() => x.data<double>(), Throws.ArgumentException);
            Assert.That(() => x.data<float>()[6], Throws.InstanceOf<ArgumentOutOfRangeException>());
        });
        x.data<float>().CopyFrom([9, 8, 7], 0, 2);
        Assert.That(x.contiguous().data<float>().ToArray(), Is.EqualTo(new float[] { 0, 3, 9, 8, 7, 5 }));
    }

    [Test]
    public void Bytes_OfATensor_ReadAndWrite()
    {
        using var x = tensor(new[] { 1f, -2f });
        Assert.That(MemoryMarshal.Cast<byte, float>(x.bytes).ToArray(), Is.EqualTo(new[] { 1f, -2f }));
        x.bytes = MemoryMarshal.AsBytes(new[] { 5f, 6f }.AsSpan());
        Assert.That(x.data<float>().ToArray(), Is.EqualTo(new[] { 5f, 6f }));
        Assert.That(() => x.bytes = new byte[3], Throws.ArgumentException);
    }

    [Test]
    public void Views_ShareMemory_CopiesDoNot()
    {
        using var scope = NewDisposeScope();
        var x = zeros(2, 3);
        x.view(6).data<float>()[5] = 1;
        x.clone().add_(9);
        x[0, 0] = tensor(4f);
        Assert.That(x.data<float>().ToArray(), Is.EqualTo(new float[] { 4, 0, 0, 0, 0, 1 }));
        Assert.That(() => x.t().view(6), Throws.InstanceOf<ExternalException>().With.Message.Contains("reshape"));
        Assert.That(x.t().reshape(6).data<float>().ToArray(), Is.EqualTo(new float[] { 4, 0, 0, 0, 0, 1 }));
    }

    [Test]
    public void View_OfPartOfATensor_WithStridesThatAllowIt()
    {
        using var scope = NewDisposeScope();
        var part = arange(24).reshape(2, 3, 4).narrow(2, 1, 2);
        Assert.That(part.view(6, 2).data<long>().ToArray(), Is.EqualTo(part.data<long>().ToArray()));
        Assert.That(part.view(2, 3, 2, 1).stride(2), Is.EqualTo(1));
        Assert.That(() => part.view(2, 6), Throws.InstanceOf<ExternalException>());
    }

    [Test]
    public void Indexing_AsInPython()
    {
        using var scope = NewDisposeScope();
        var x = arange(24).reshape(2, 3, 4);
        Assert.Multiple(() =>
        {
            Assert.That(x[1, -1].data<long>().ToArray(), Is.EqualTo(new long[] { 20, 21, 22, 23 }));
            Assert.That(x[.., 1..2, ^1..].shape, Is.EqualTo(new long[] { 2, 1, 1 }));
            Assert.That(x[TensorIndex.Ellipsis, 0].data<long>().ToArray(), Is.EqualTo(new long[] { 0, 4, 8, 12, 16, 20 }));
            Assert.That(x[TensorIndex.None, 0].shape, Is.EqualTo(new long[] { 1, 3, 4 }));
            Assert.That(x[TensorIndex.Slice(1)].shape, Is.EqualTo(new long[] { 1, 3, 4 }));
            Assert.That(x[tensor(new long[] { 1, 1, 0 })].shape, Is.EqualTo(new long[] { 3, 3, 4 }));
            Assert.That(() => x[2], Throws.InstanceOf<ExternalException>().With.Message.Contains("out of bounds"));
            Assert.That(() => x[0, 0, 0, 0], Throws.InstanceOf<ExternalException>());
            Assert.That(x[x.eq(1)].data<long>().ToArray(), Is.EqualTo(new long[] { 1 }));
        });
    }

    [Test]
    public void Reductions_Values_AsPyTorch()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new float[,] { { 3, 1, 3 }, { -1, float.NaN, 2 } });
        Assert.Multiple(() =>
        {
            Assert.That(x[0].argmax().item<long>(), Is.EqualTo(0), "the first of equals");
            Assert.That(x.argmax(1).data<long>().ToArray(), Is.EqualTo(new long[] { 0, 1 }), "NaN is the greatest");
            Assert.That(x.max(0).indexes.data<long>().ToArray(), Is.EqualTo(new long[] { 0, 1, 0 }));
            Assert.That(x[0].min().item<float>(), Is.EqualTo(1));
            Assert.That(x.eq(3).sum().item<long>(), Is.EqualTo(2), "Booleans are counted");
            Assert.That(x[0].mean().item<float>(), Is.EqualTo(7 / 3f).Within(1e-6));
            Assert.That(() => arange(3).mean(), Throws.InstanceOf<ExternalException>());
            Assert.That(() => x.sum(2), Throws.InstanceOf<ExternalException>().With.Message.Contains("out of range"));
            Assert.That(ones(3, 5).sum(1, keepdim: true).shape, Is.EqualTo(new long[] { 3, 1 }));
        });
    }

    [Test]
    public void Sum_OfManyElements_IsAccurate()
    {
        using var x = full([3_000_000], 0.1f);
        Assert.That(x.sum().item<float>(), Is.EqualTo(300_000).Within(0.5));
        using var rows = x.view(1_000_000, 3).sum(dim: 0);
        Assert.That(rows.data<float>()[0], Is.EqualTo(100_000).Within(0.5));
    }

    [Test]
    public void Errors_OfTheEngine_AreExternalExceptions()
    {
        using var scope = NewDisposeScope();
        Assert.Multiple(() =>
        {
            Assert.That(() => ones(2, 3).view(4), Throws.InstanceOf<ExternalException>());
            Assert.That(() => cat([ones(2, 3), ones(3, 2)]), Throws.InstanceOf<ExternalException>());
            Assert.That(() => ones(3).narrow(0, 2, 2), Throws.InstanceOf<ExternalException>());
            Assert.That(() => zeros(-1), Throws.InstanceOf<ExternalException>());
            Assert.That(() => ones(2).copy_(ones(3)), Throws.InstanceOf<ExternalException>());
            Assert.That(() => ones(2).item<float>(), Throws.ArgumentException);
            Assert.That(() => ones(2).index_select(0, tensor(new long[] { 2 })), Throws.InstanceOf<ExternalException>());
            Assert.That(() => zeros(2, torch.ScalarType.ComplexFloat32), Throws.InstanceOf<NotSupportedException>());
            Assert.That(() => ones(2).to(CUDA), Throws.InstanceOf<NotSupportedException>());
        });
    }

    [Test]
    public void Dispose_Tensor_MakesItInvalidAndLeavesViewsAlive()
    {
        using var scope = NewDisposeScope();
        var x = ones(4);
        var view = x.view(2, 2);
        x.Dispose();
        x.Dispose();
        Assert.That(x.IsInvalid, Is.True);
        Assert.That(() => x.shape, Throws.InvalidOperationException);
        Assert.That(view.sum().item<float>(), Is.EqualTo(4));
    }
}
