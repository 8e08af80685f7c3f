using System.Numerics;

namespace TorchSharp.Internal;

/// <summary>Elementary functions of floating-point tensors, without autograd.</summary>
internal static unsafe class ElementaryOps
{
    public static TensorImpl Forward<TFunction>(TFunction function, TensorImpl source)
        where TFunction : struct, IElementary
    {
        var x = Packed(source);
        var result = TensorImpl.Empty(x.DType, x.Sizes);
        var work = new ForwardWork<TFunction>(function, x, result);
        Dispatch.Floating(x.DType, typeof(TFunction).Name, ref work);
        x.Release();
        return Rounded(result, source.DType);
    }

    /// <summary>The gradient times the derivative at the argument (or result) <paramref name="at"/>.</summary>
    public static TensorImpl Backward<TFunction>(TFunction function, TensorImpl gradient, TensorImpl at)
        where TFunction : struct, IElementary
    {
        var g = Packed(gradient);
        var x = Packed(at);
        var result = TensorImpl.Empty(x.DType, x.Sizes);
        var work = new BackwardWork<TFunction>(function, g, x, result);
        Dispatch.Floating(x.DType, typeof(TFunction).Name, ref work);
        g.Release();
        x.Release();
        return Rounded(result, at.DType);
    }

    private static TensorImpl Packed(TensorImpl source)
    {
        var wide = CopyOps.To(source, DTypes.Computed(source.DType));
        var packed = CopyOps.Contiguous(wide);
        wide.Release();
        return packed;
    }

    private static TensorImpl Rounded(TensorImpl result, ScalarType type)
    {
        var rounded = CopyOps.To(result, type);
        result.Release();
        return rounded;
    }

    private readonly struct ForwardWork<TFunction>(TFunction function, TensorImpl source, TensorImpl result)
        : IFloatingWork
        where TFunction : struct, IElementary
    {
        public void Run<T>()
            where T : unmanaged, IFloatingPointIeee754<T> =>
            ElementaryKernel.Forward(function, source.Pointer<T>(), result.Pointer<T>(), result.Count);
    }

    private readonly struct BackwardWork<TFunction>(
        TFunction function, TensorImpl gradient, TensorImpl at, TensorImpl result) : IFloatingWork
        where TFunction : struct, IElementary
    {
        public void Run<T>()
            where T : unmanaged, IFloatingPointIeee754<T> => ElementaryKernel.Backward(
            function, gradient.Pointer<T>(), at.Pointer<T>(), result.Pointer<T>(), result.Count);
    }
}
