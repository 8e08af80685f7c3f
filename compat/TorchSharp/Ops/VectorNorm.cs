using System.Numerics;

namespace TorchSharp.Internal;

/// <summary>Norms over several tensors as if they were one vector.</summary>
internal static unsafe class VectorNorm
{
    /// <summary>What a tensor adds to a norm before the root is taken: its greatest magnitude if the norm is infinite.</summary>
    public static double Part(TensorImpl tensor, double norm)
    {
        var packed = CopyOps.Contiguous(tensor);
        var part = packed.DType switch
        {
            ScalarType.Float32 => Part<float>(packed, norm),
            ScalarType.Float64 => Part<double>(packed, norm),
            _ => throw NativeError.Unsupported($"The norm of elements of type {tensor.DType}"),
        };
        packed.Release();
        return part;
    }

    private static double Part<T>(TensorImpl tensor, double norm)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var (source, count) = ((nint)tensor.Pointer<T>(), tensor.Count);
        return norm switch
        {
            2 => VectorNormKernel.SumOfSquares((T*)source, count),
            double.PositiveInfinity => VectorNormKernel.Greatest((T*)source, count),
            _ => VectorNormKernel.SumOfPowers((T*)source, count, norm),
        };
    }
}
