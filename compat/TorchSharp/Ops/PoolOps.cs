using System.Numerics;

namespace TorchSharp.Internal;

/// <summary>Maximum pooling, without autograd.</summary>
internal static unsafe class PoolOps
{
    /// <summary>The maxima, and for each its place within its plane as a 32-bit integer.</summary>
    public static (TensorImpl Output, TensorImpl Places) Forward(PoolShape shape, TensorImpl input)
    {
        var x = CopyOps.Contiguous(input);
        var work = new ForwardWork(
            shape,
            x,
            TensorImpl.Empty(x.DType, shape.OutSizes),
            TensorImpl.Empty(ScalarType.Int32, shape.OutSizes));
        Dispatch.Numeric(x.DType, "max_pool2d", ref work);
        x.Release();
        return (work.Output, work.Places);
    }

    public static TensorImpl Backward(PoolShape shape, TensorImpl gradOutput, TensorImpl places)
    {
        var g = CopyOps.Contiguous(gradOutput);
        var work = new BackwardWork(
            shape, g, places, TensorImpl.Empty(g.DType, shape.InSizes));
        Dispatch.Numeric(g.DType, "max_pool2d", ref work);
        g.Release();
        return work.Result;
    }

    private readonly struct ForwardWork(PoolShape shape, TensorImpl x, TensorImpl y, TensorImpl places) : INumericWork
    {
        public TensorImpl Output => y;

        public TensorImpl Places => places;

        public void Run<T>()
            where T : unmanaged, INumber<T> =>
            MaxPoolKernel.Forward(shape, x.Pointer<T>(), y.Pointer<T>(), places.Pointer<int>());
    }

    private readonly struct BackwardWork(PoolShape shape, TensorImpl g, TensorImpl places, TensorImpl result)
        : INumericWork
    {
        public TensorImpl Result => result;

        public void Run<T>()
            where T : unmanaged, INumber<T> =>
            MaxPoolKernel.Backward(shape, g.Pointer<T>(), places.Pointer<int>(), result.Pointer<T>());
    }
}
