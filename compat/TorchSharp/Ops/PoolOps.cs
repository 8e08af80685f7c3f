using System.Numerics;

namespace TorchSharp.Internal;

/// <summary>Pooling of images, without autograd.</summary>
internal static unsafe class PoolOps
{
    /// <summary>The maxima, and for each its place within its plane as a 32-bit integer.</summary>
    public static (TensorImpl Output, TensorImpl Places) Max(PoolShape shape, TensorImpl input)
    {
        if (!shape.Rows.CoversAll() || !shape.Columns.CoversAll())
        {
            throw NativeError.Unsupported("A max_pool2d with windows that lie entirely in the padding");
        }

        var x = CopyOps.Contiguous(input);
        var work = new MaxWork(
            shape,
            x,
            TensorImpl.Empty(x.DType, shape.OutSizes),
            TensorImpl.Empty(ScalarType.Int32, shape.OutSizes));
        Dispatch.Numeric(x.DType, "max_pool2d", ref work);
        x.Release();
        return (work.Output, work.Places);
    }

    public static TensorImpl MaxBackward(PoolShape shape, TensorImpl gradOutput, TensorImpl places)
    {
        var g = CopyOps.Contiguous(gradOutput);
        var work = new MaxBackwardWork(shape, g, places, TensorImpl.Empty(g.DType, shape.InSizes));
        Dispatch.Numeric(g.DType, "max_pool2d", ref work);
        g.Release();
        return work.Result;
    }

    public static TensorImpl Average(PoolShape shape, AveragePoolKernel.Divisor divisor, TensorImpl input)
    {
        var x = CopyOps.Contiguous(input);
        var work = new AverageWork(shape, divisor, x, TensorImpl.Empty(x.DType, shape.OutSizes));
        Dispatch.Floating(x.DType, "avg_pool2d", ref work);
        x.Release();
        return work.Output;
    }

    public static TensorImpl AverageBackward(PoolShape shape, AveragePoolKernel.Divisor divisor, TensorImpl gradOutput)
    {
        var g = CopyOps.Contiguous(gradOutput);
        var work = new AverageBackwardWork(shape, divisor, g, TensorImpl.Empty(g.DType, shape.InSizes));
        Dispatch.Floating(g.DType, "avg_pool2d", ref work);
        g.Release();
        return work.Result;
    }

    private readonly struct MaxWork(PoolShape shape, TensorImpl x, TensorImpl y, TensorImpl places) : INumericWork
    {
        public TensorImpl Output => y;

        public TensorImpl Places => places;

        public void Run<T>()
            where T : unmanaged, INumber<T> =>
            MaxPoolKernel.Forward(shape, x.Pointer<T>(), y.Pointer<T>(), places.Pointer<int>());
    }

    private readonly struct MaxBackwardWork(PoolShape shape, TensorImpl g, TensorImpl places, TensorImpl result)
        : INumericWork
    {
        public TensorImpl Result => result;

        public void Run<T>()
            where T : unmanaged, INumber<T> =>
            MaxPoolKernel.Backward(shape, g.Pointer<T>(), places.Pointer<int>(), result.Pointer<T>());
    }

    private readonly struct AverageWork(
        PoolShape shape, AveragePoolKernel.Divisor divisor, TensorImpl x, TensorImpl y) : IFloatingWork
    {
        public TensorImpl Output => y;

        public void Run<T>()
            where T : unmanaged, IFloatingPointIeee754<T> =>
            AveragePoolKernel.Forward(shape, divisor, x.Pointer<T>(), y.Pointer<T>());
    }

    private readonly struct AverageBackwardWork(
        PoolShape shape, AveragePoolKernel.Divisor divisor, TensorImpl g, TensorImpl result) : IFloatingWork
    {
        public TensorImpl Result => result;

        public void Run<T>()
            where T : unmanaged, IFloatingPointIeee754<T> =>
            AveragePoolKernel.Backward(shape, divisor, g.Pointer<T>(), result.Pointer<T>());
    }
}
