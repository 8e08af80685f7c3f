using System.Runtime.InteropServices;
using TorchSharp.Internal;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A tensor of the shape and values of an array; the values are copied.</summary>
    /// <param name="rawArray">An array of any number of dimensions.</param>
    /// <exception cref="NotSupportedException">The array's elements are of no type that tensors have.</exception>
    public static Tensor from_array(Array rawArray) => from_array(rawArray, null);

    /// <summary>A tensor of the shape and values of an array; the values are copied.</summary>
    /// <param name="rawArray">An array of any number of dimensions.</param>
    /// <param name="dtype">The element type; if null, the array's.</param>
    /// <param name="device">The device; the CPU if null.</param>
    /// <param name="requires_grad">Whether gradients of the tensor are wanted.</param>
    /// <exception cref="NotSupportedException">The array's elements are of no type that tensors have.</exception>
    public static Tensor from_array(
        Array rawArray, ScalarType? dtype, Device? device = null, bool requires_grad = false)
    {
        var element = rawArray.GetType().GetElementType();
        return Type.GetTypeCode(element) switch
        {
            TypeCode.Single => FromArray<float>(rawArray, ScalarType.Float32, dtype, device, requires_grad),
            TypeCode.Double => FromArray<double>(rawArray, ScalarType.Float64, dtype, device, requires_grad),
            TypeCode.Int64 => FromArray<long>(rawArray, ScalarType.Int64, dtype, device, requires_grad),
            TypeCode.Int32 => FromArray<int>(rawArray, ScalarType.Int32, dtype, device, requires_grad),
            TypeCode.Int16 => FromArray<short>(rawArray, ScalarType.Int16, dtype, device, requires_grad),
            TypeCode.SByte => FromArray<sbyte>(rawArray, ScalarType.Int8, dtype, device, requires_grad),
            TypeCode.Byte => FromArray<byte>(rawArray, ScalarType.Byte, dtype, device, requires_grad),
            TypeCode.Boolean => FromArray<bool>(rawArray, ScalarType.Bool, dtype, device, requires_grad),
            _ => throw NativeError.Unsupported($"from_array of elements of type {element?.Name}"),
        };
    }

    private static Tensor FromArray<T>(
        Array values, ScalarType type, ScalarType? dtype, Device? device, bool requires_grad)
        where T : unmanaged
    {
        var sizes = new long[values.Rank];
        for (var i = 0; i < sizes.Length; i++)
        {
            sizes[i] = values.GetLongLength(i);
        }

        // Elements of an array lie in memory in row-major order, whatever its rank.
        var flat = values.Length == 0
            ? []
            : MemoryMarshal.CreateReadOnlySpan(
                ref System.Runtime.CompilerServices.Unsafe.As<byte, T>(
                    ref MemoryMarshal.GetArrayDataReference(values)),
                values.Length);
        return FromValues(flat, sizes, type, dtype, device, requires_grad);
    }

    private static unsafe Tensor FromValues<T>(
        ReadOnlySpan<T> values,
        ReadOnlySpan<long> sizes,
        ScalarType type,
        ScalarType? dtype,
        Device? device,
        bool requires_grad)
        where T : unmanaged
    {
        if (Shapes.Count(sizes) != values.Length)
        {
            throw new ArgumentException(
                $"mismatched total size creating a tensor from an array: {values.Length} values for the shape "
                + Shapes.Text(sizes));
        }

        var raw = TensorImpl.Empty(type, sizes.ToArray());
        values.CopyTo(new Span<T>(raw.Pointer<T>(), values.Length));
        var result = CopyOps.To(raw, dtype ?? type);
        raw.Release();
        return Finish(result, device, requires_grad);
    }
}
