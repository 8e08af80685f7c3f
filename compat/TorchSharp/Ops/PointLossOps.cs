using System.Numerics;

namespace TorchSharp.Internal;

/// <summary>Losses of single elements, of contiguous tensors of one shape and type; without autograd.</summary>
internal static unsafe class PointLossOps
{
    public static TensorImpl Forward<TLoss>(TLoss loss, TensorImpl input, TensorImpl target)
        where TLoss : struct, IPointLoss
    {
        var work = new ForwardWork<TLoss>(loss, input, target, TensorImpl.Empty(input.DType, input.Sizes));
        Dispatch.Floating(input.DType, typeof(TLoss).Name, ref work);
        return work.Result;
    }

    /// <summary>The gradient of the input, or of the target.</summary>
    public static TensorImpl Backward<TLoss>(
        TLoss loss, TensorImpl gradient, TensorImpl input, TensorImpl target, bool byInput)
        where TLoss : struct, IPointLoss
    {
        var g = CopyOps.Contiguous(gradient);
        var work = new BackwardWork<TLoss>(
            loss, g, input, target, TensorImpl.Empty(input.DType, input.Sizes), byInput);
        Dispatch.Floating(input.DType, typeof(TLoss).Name, ref work);
        g.Release();
        return work.Result;
    }

    private readonly struct ForwardWork<TLoss>(TLoss loss, TensorImpl input, TensorImpl target, TensorImpl result)
        : IFloatingWork
        where TLoss : struct, IPointLoss
    {
        public TensorImpl Result => result;

        public void Run<T>()
            where T : unmanaged, IFloatingPointIeee754<T> => PointLossKernel.Forward(
            loss, input.Pointer<T>(), target.Pointer<T>(), result.Pointer<T>(), result.Count);
    }

    private readonly struct BackwardWork<TLoss>(
        TLoss loss, TensorImpl gradient, TensorImpl input, TensorImpl target, TensorImpl result, bool byInput)
        : IFloatingWork
        where TLoss : struct, IPointLoss
    {
        public TensorImpl Result => result;

        public void Run<T>()
            where T : unmanaged, IFloatingPointIeee754<T> => PointLossKernel.Backward(
            loss,
            gradient.Pointer<T>(),
            input.Pointer<T>(),
            target.Pointer<T>(),
            result.Pointer<T>(),
            result.Count,
            byInput);
    }
}
