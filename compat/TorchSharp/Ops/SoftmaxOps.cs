using System.Numerics;

namespace TorchSharp.Internal;

/// <summary>Softmax along any dimension, without autograd.</summary>
internal static unsafe class SoftmaxOps
{
    public static TensorImpl Forward(TensorImpl source, int dim, bool logarithm)
    {
        NativeError.Check(
            source.DType is ScalarType.Float32 or ScalarType.Float64,
            $"\"softmax_lastdim_kernel_impl\" not implemented for '{DTypes.TorchName(source.DType)}'");
        var rows = ToRows(source, dim);
        var result = TensorImpl.EmptyLike(rows, rows.DType);
        var work = new ForwardWork(rows, result, logarithm);
        Dispatch.Floating(rows.DType, "softmax", ref work);
        rows.Release();
        return FromRows(result, dim);
    }

    public static TensorImpl Backward(TensorImpl gradient, TensorImpl result, int dim, bool logarithm)
    {
        var g = ToRows(gradient, dim);
        var y = ToRows(result, dim);
        var to = TensorImpl.EmptyLike(g, g.DType);
        Backward(g, y, to, logarithm);
        g.Release();
        y.Release();
        return FromRows(to, dim);
    }

    /// <summary>Turns the gradient of a result into that of the input; both contiguous, along the last dimension.</summary>
    public static void BackwardInPlace(TensorImpl gradient, TensorImpl result, bool logarithm) =>
        Backward(gradient, result, gradient, logarithm);

    private static void Backward(TensorImpl gradient, TensorImpl result, TensorImpl gradInput, bool logarithm)
    {
        var work = new BackwardWork(gradient, result, gradInput, logarithm);
        Dispatch.Floating(gradient.DType, "softmax", ref work);
    }

    /// <summary>The dimension moved to the end, contiguous.</summary>
    private static TensorImpl ToRows(TensorImpl source, int dim)
    {
        if (dim == -1 || dim == source.Rank - 1)
        {
            return CopyOps.Contiguous(source);
        }

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

    private static (long Count, long Length) Shape(TensorImpl rows)
    {
        var length = rows.Rank == 0 ? 1 : rows.Sizes[^1];
        return (rows.Count / Math.Max(length, 1), length);
    }

    private readonly struct ForwardWork(TensorImpl rows, TensorImpl result, bool logarithm) : IFloatingWork
    {
        public void Run<T>()
            where T : unmanaged, IFloatingPointIeee754<T>
        {
            var (count, length) = Shape(rows);
            SoftmaxKernel.Forward(rows.Pointer<T>(), result.Pointer<T>(), count, length, logarithm);
        }
    }

    private readonly struct BackwardWork(
        TensorImpl gradient, TensorImpl result, TensorImpl gradInput, bool logarithm) : IFloatingWork
    {
        public void Run<T>()
            where T : unmanaged, IFloatingPointIeee754<T>
        {
            var (count, length) = Shape(gradient);
            SoftmaxKernel.Backward(
                gradient.Pointer<T>(), result.Pointer<T>(), gradInput.Pointer<T>(), count, length, logarithm);
        }
    }
}
