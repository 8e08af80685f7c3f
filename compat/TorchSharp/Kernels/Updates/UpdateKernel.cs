using System.Numerics;

namespace TorchSharp.Internal;

/// <summary>Applies an optimizer's step to a parameter of any strides.</summary>
internal static unsafe class UpdateKernel
{
    public static void Run<TUpdate>(
        in TUpdate update,
        TensorImpl parameter,
        TensorImpl grad,
        TensorImpl? first = null,
        TensorImpl? second = null,
        TensorImpl? third = null)
        where TUpdate : struct, IUpdate
    {
        CheckState(parameter, first);
        CheckState(parameter, second);
        CheckState(parameter, third);
        var p = CopyOps.Contiguous(parameter);
        var g = CopyOps.Contiguous(grad);
        switch (p.DType)
        {
            case ScalarType.Float32:
                update.Run(Target<float>(p, g, first, second, third));
                break;
            case ScalarType.Float64:
                update.Run(Target<double>(p, g, first, second, third));
                break;
            default:
                throw NativeError.Unsupported($"An optimizer's step for a parameter of type {p.DType}");
        }

        if (!parameter.IsContiguous)
        {
            CopyOps.Into(parameter, p);
        }

        parameter.Storage.Version++;
        p.Release();
        g.Release();
    }

    private static UpdateTarget<T> Target<T>(
        TensorImpl parameter, TensorImpl grad, TensorImpl? first, TensorImpl? second, TensorImpl? third)
        where T : unmanaged, INumber<T> => new(
        parameter.Pointer<T>(),
        grad.Pointer<T>(),
        first is null ? null : first.Pointer<T>(),
        second is null ? null : second.Pointer<T>(),
        third is null ? null : third.Pointer<T>(),
        parameter.Count);

    // Users can put tensors of their own into an optimizer's state.
    private static void CheckState(TensorImpl parameter, TensorImpl? state) => NativeError.Check(
        state is null
            || (state.IsContiguous
                && state.DType == parameter.DType
                && state.Sizes.AsSpan().SequenceEqual(parameter.Sizes)),
        $"The state of the optimizer for a parameter of shape {Shapes.Text(parameter.Sizes)} and type "
        + $"{parameter.DType} must be contiguous and have the same shape and type");
}
