namespace TorchSharp.Internal;

/// <summary>Softmax along any dimension, without autograd.</summary>
internal static unsafe class SoftmaxOps
{
    public static TensorImpl Forward(TensorImpl source, int dim, bool logarithm) => AlongLast(
        source,
        dim,
        rows =>
        {
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

            return result;
        });

    public static TensorImpl Backward(TensorImpl gradient, TensorImpl result, int dim, bool logarithm) => AlongLast(
        gradient,
        dim,
        g => AlongLast(
            result,
            dim,
            y =>
            {
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

                return to;
            },
            restore: false));

    // Moves the dimension to the end, makes rows contiguous, and moves it back in what comes out.
    private static TensorImpl AlongLast(
        TensorImpl source, int dim, Func<TensorImpl, TensorImpl> rowwise, bool restore = true)
    {
        var order = ViewOps.TransposeOrder(source.Rank, dim, -1);
        var moved = ViewOps.Permute(source, order);
        var rows = CopyOps.Contiguous(moved);
        var result = rowwise(rows);
        moved.Release();
        rows.Release();
        if (!restore)
        {
            return result;
        }

        var back = ViewOps.Permute(result, order);
        var packed = CopyOps.Contiguous(back);
        back.Release();
        result.Release();
        return packed;
    }
}
