using System.Numerics;

namespace TorchSharp.Internal;

/// <summary>Two-dimensional convolution, without autograd.</summary>
internal static unsafe class ConvOps
{
    public static TensorImpl Forward(ConvShape shape, TensorImpl input, TensorImpl weight, TensorImpl? bias)
    {
        NativeError.Check(
            input.DType == weight.DType && (bias is null || bias.DType == weight.DType),
            $"Input type ({DTypes.TorchName(input.DType)}) and weight or bias type "
            + $"({DTypes.TorchName(weight.DType)}) should be the same");
        if (bias is not null)
        {
            NativeError.Check(
                bias.Rank == 1 && bias.Sizes[0] == shape.OutChannels,
                $"Given weight of size {Shapes.Text(weight.Sizes)}, expected bias to be 1-dimensional with "
                + $"{shape.OutChannels} elements, but got bias of size {Shapes.Text(bias.Sizes)} instead");
        }

        var x = CopyOps.Contiguous(input);
        var w = CopyOps.Contiguous(weight);
        var b = bias is null ? null : CopyOps.Contiguous(bias);
        var y = TensorImpl.Empty(input.DType, shape.Batch, shape.OutChannels, shape.Y.Outputs, shape.X.Outputs);
        var work = new ForwardWork(shape, x, w, b, y);
        Dispatch.Numeric(x.DType, "conv2d", ref work);
        x.Release();
        w.Release();
        b?.Release();
        return y;
    }

    public static TensorImpl BackwardInput(ConvShape shape, TensorImpl gradOutput, TensorImpl weight)
    {
        var g = CopyOps.Contiguous(gradOutput);
        var w = CopyOps.Contiguous(weight);
        var result = TensorImpl.Empty(g.DType, shape.Batch, shape.InChannels, shape.Y.Size, shape.X.Size);
        var work = new InputWork(shape, g, w, result);
        Dispatch.Numeric(g.DType, "conv2d", ref work);
        g.Release();
        w.Release();
        return result;
    }

    /// <summary>Gradients of the weight and, if it is wanted, of the bias.</summary>
    public static (TensorImpl Weight, TensorImpl? Bias) BackwardWeight(
        ConvShape shape, TensorImpl input, TensorImpl gradOutput, bool withBias)
    {
        var x = CopyOps.Contiguous(input);
        var g = CopyOps.Contiguous(gradOutput);
        var weight = TensorImpl.Empty(
            g.DType, shape.OutChannels, shape.GroupIn, shape.Y.Kernel, shape.X.Kernel);
        var bias = withBias ? TensorImpl.Empty(g.DType, shape.OutChannels) : null;
        var work = new WeightWork(shape, x, g, weight, bias);
        Dispatch.Numeric(g.DType, "conv2d", ref work);
        x.Release();
        g.Release();
        return (weight, bias);
    }

    private readonly struct ForwardWork(
        ConvShape shape, TensorImpl x, TensorImpl w, TensorImpl? b, TensorImpl y) : INumericWork
    {
        public void Run<T>()
            where T : unmanaged, INumber<T> => ConvForward.Run(
            shape, x.Pointer<T>(), w.Pointer<T>(), b is null ? null : b.Pointer<T>(), y.Pointer<T>());
    }

    private readonly struct InputWork(ConvShape shape, TensorImpl g, TensorImpl w, TensorImpl result) : INumericWork
    {
        public void Run<T>()
            where T : unmanaged, INumber<T> =>
            ConvInputGradient.Run(shape, g.Pointer<T>(), w.Pointer<T>(), result.Pointer<T>());
    }

    private readonly struct WeightWork(
        ConvShape shape, TensorImpl x, TensorImpl g, TensorImpl weight, TensorImpl? bias) : INumericWork
    {
        public void Run<T>()
            where T : unmanaged, INumber<T> => ConvWeightGradient.Run(
            shape, x.Pointer<T>(), g.Pointer<T>(), weight.Pointer<T>(), bias is null ? null : bias.Pointer<T>());
    }
}
