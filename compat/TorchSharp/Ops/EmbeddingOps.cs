using System.Numerics;

namespace TorchSharp.Internal;

/// <summary>Rows of a table, looked up by number; without autograd.</summary>
internal static unsafe class EmbeddingOps
{
    /// <summary>The indices as contiguous 64-bit integers, all of them rows of the table.</summary>
    public static TensorImpl Checked(TensorImpl indices, long rows)
    {
        NativeError.Check(
            indices.DType is ScalarType.Int64 or ScalarType.Int32,
            $"Expected tensor for argument #1 'indices' to have one of the following scalar types: Long, Int; but got "
            + $"torch.{DTypes.TorchName(indices.DType)}Tensor instead (while checking arguments for embedding)");
        var wide = CopyOps.To(indices, ScalarType.Int64);
        var packed = CopyOps.Contiguous(wide);
        wide.Release();
        foreach (var index in new ReadOnlySpan<long>(packed.Pointer<long>(), checked((int)packed.Count)))
        {
            NativeError.Check(index >= 0 && index < rows, "index out of range in self");
        }

        return packed;
    }

    public static TensorImpl Forward(TensorImpl table, TensorImpl indices)
    {
        var packed = CopyOps.Contiguous(table);
        var sizes = new DimList(indices.Sizes);
        sizes.Add(table.Sizes[1]);
        var work = new ForwardWork(packed, indices, TensorImpl.Empty(table.DType, sizes.Values));
        Dispatch.Floating(table.DType, "embedding", ref work);
        packed.Release();
        return work.Result;
    }

    /// <summary>Gradient of a table of <paramref name="rows"/> rows.</summary>
    public static TensorImpl Backward(
        TensorImpl gradient, TensorImpl indices, long rows, long padding, bool scaleByFrequency)
    {
        var packed = CopyOps.Contiguous(gradient);
        var result = FillOps.Zeros(gradient.DType, rows, gradient.Sizes[^1]);
        var work = new BackwardWork(packed, indices, padding, scaleByFrequency, result);
        Dispatch.Floating(gradient.DType, "embedding", ref work);
        packed.Release();
        return result;
    }

    /// <summary>Scales each row that is looked up down to a norm, in place.</summary>
    public static void Limit(TensorImpl table, TensorImpl indices, double norm, double order)
    {
        var packed = CopyOps.Contiguous(table);
        var work = new LimitWork(packed, indices, norm, order);
        Dispatch.Floating(table.DType, "embedding", ref work);
        if (!table.IsContiguous)
        {
            CopyOps.Into(table, packed);
        }

        packed.Release();
        table.Storage.Version++;
    }

    private readonly struct ForwardWork(TensorImpl table, TensorImpl indices, TensorImpl result) : IFloatingWork
    {
        public TensorImpl Result => result;

        public void Run<T>()
            where T : unmanaged, IFloatingPointIeee754<T> => EmbeddingKernel.Forward(
            table.Pointer<T>(), indices.Pointer<long>(), indices.Count, table.Sizes[1], result.Pointer<T>());
    }

    private readonly struct BackwardWork(
        TensorImpl gradient, TensorImpl indices, long padding, bool scaleByFrequency, TensorImpl result) : IFloatingWork
    {
        public void Run<T>()
            where T : unmanaged, IFloatingPointIeee754<T>
        {
            var numbers = indices.Pointer<long>();
            var counts = scaleByFrequency ? FillOps.Zeros(ScalarType.Int64, result.Sizes[0]) : null;
            for (long i = 0; counts is not null && i < indices.Count; i++)
            {
                counts.Pointer<long>()[numbers[i]]++;
            }

            EmbeddingKernel.Backward(
                gradient.Pointer<T>(),
                numbers,
                indices.Count,
                result.Sizes[1],
                padding,
                counts is null ? null : counts.Pointer<long>(),
                result.Pointer<T>(),
                result.Sizes[0]);
            counts?.Release();
        }
    }

    private readonly struct LimitWork(TensorImpl table, TensorImpl indices, double norm, double order) : IFloatingWork
    {
        public void Run<T>()
            where T : unmanaged, IFloatingPointIeee754<T> => EmbeddingKernel.Limit(
            table.Pointer<T>(), indices.Pointer<long>(), indices.Count, table.Sizes[1], norm, order);
    }
}
