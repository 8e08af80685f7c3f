namespace TorchSharp.Internal;

/// <summary>Softmax along any dimension, without autograd.</summary>
internal static unsafe class SoftmaxOps
{
    public static TensorImpl Forward(TensorImpl source, int dim, bool logarithm)
    {
        var rows = ToRows(source, dim);
        var result = TensorImpl.Empty(rows.DType, rows.Sizes);
        var length = rows.Rank == 0 ? 1 : rows.Sizes[^1];
        var count = rows.Count / Math.Max(length, 1);
        switch (rows.DType)
        {
            case ScalarType.Float32:
                SoftmaxKernel.Forward(rows.Pointer<float>(), result.Pointer<float>(), count, length, logarithm);
                break;
            case ScalarType.Float64:
                SoftmaxKernel.Forward(rows.Pointer<double>(), result.Pointer<double>(), count, length, logarithm);
                break;
            default:
                throw NativeError.Create(
                    $"\"softmax_lastdim_kernel_impl\" not implemented for '{DTypes.TorchName(rows.DType)}'");
        }

        rows.Release();
        return FromRows(result, dim);
    }

    public static TensorImpl Backward(TensorImpl gradient, TensorImpl result, int dim, bool logarithm)
    {
        var g = ToRows(gradient, dim);
        var y = ToRows(result, dim);
        var to = TensorImpl.Empty(g.DType, g.Sizes);
        var length = g.Rank == 0 ? 1 : g.Sizes[^1];
        var count = g.Count / Math.Max(length, 1);
        if (g.DType == ScalarType.Float32)
        {
            SoftmaxKernel.Backward(
                g.Pointer<float>(), y.Pointer<float>(), to.Pointer<float>(), count, length, logarithm);
        }
        else
        {
            SoftmaxKernel.Backward(
                g.Pointer<double>(), y.Pointer<double>(), to.Pointer<double>(), count, length, logarithm);
        }

        g.Release();
        y.Release();
        return FromRows(to, dim);
    }

    /// <summary>The dimension moved to the end, contiguous.</summary>
    private static TensorImpl ToRows(TensorImpl source, int dim)
    {
        var moved = ViewOps.Permute(source, ViewOps.TransposeOrder(source.Rank, dim, -1));
        var rows = CopyOps.Contiguous(moved);
        moved.Release();
        return rows;
    }

    /// <summary>The end moved back to the dimension, contiguous. Takes over the caller's count.</summary>
    private static TensorImpl FromRows(TensorImpl rows, int dim)
    {
        var moved = ToRows(rows, dim);
        rows.Release();
        return moved;
    }
}
