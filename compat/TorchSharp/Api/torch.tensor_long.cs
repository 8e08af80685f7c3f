namespace TorchSharp;

public static partial class torch
{
    /// <summary>A tensor without dimensions that holds one value.</summary>
    /// <param name="scalar">The value.</param>
    /// <param name="device">The device; the CPU if null.</param>
    /// <param name="requires_grad">Whether gradients of the tensor are wanted.</param>
    public static Tensor tensor(long scalar, Device? device = null, bool requires_grad = false) =>
        FromValues<long>([scalar], [], ScalarType.Int64, null, device, requires_grad);

    /// <summary>A vector of 64-bit integers; the values are copied.</summary>
    /// <param name="rawArray">The values.</param>
    /// <param name="dtype">The element type; if null, the array's.</param>
    /// <param name="device">The device; the CPU if null.</param>
    /// <param name="requires_grad">Whether gradients of the tensor are wanted.</param>
    public static Tensor tensor(
        long[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        FromValues<long>(rawArray, [rawArray.LongLength], ScalarType.Int64, dtype, device, requires_grad);

    /// <summary>A tensor of 64-bit integers; the values are copied.</summary>
    /// <param name="rawArray">The values in row-major order.</param>
    /// <param name="dimensions">The size of each dimension.</param>
    /// <param name="dtype">The element type; if null, the array's.</param>
    /// <param name="device">The device; the CPU if null.</param>
    /// <param name="requires_grad">Whether gradients of the tensor are wanted.</param>
    public static Tensor tensor(
        long[] rawArray,
        ReadOnlySpan<long> dimensions,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false) =>
        FromValues<long>(rawArray, dimensions, ScalarType.Int64, dtype, device, requires_grad);

    /// <summary>A vector of 64-bit integers; the values are copied.</summary>
    /// <param name="rawArray">The values.</param>
    /// <param name="dtype">The element type; if null, the array's.</param>
    /// <param name="device">The device; the CPU if null.</param>
    /// <param name="requires_grad">Whether gradients of the tensor are wanted.</param>
    public static Tensor tensor(
        IList<long> rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        FromValues<long>([.. rawArray], [rawArray.Count], ScalarType.Int64, dtype, device, requires_grad);

    /// <summary>A tensor of 64-bit integers; the values are copied.</summary>
    /// <param name="rawArray">The values in row-major order.</param>
    /// <param name="dimensions">The size of each dimension.</param>
    /// <param name="dtype">The element type; if null, the array's.</param>
    /// <param name="device">The device; the CPU if null.</param>
    /// <param name="requires_grad">Whether gradients of the tensor are wanted.</param>
    public static Tensor tensor(
        IList<long> rawArray,
        ReadOnlySpan<long> dimensions,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false) =>
        FromValues<long>([.. rawArray], dimensions, ScalarType.Int64, dtype, device, requires_grad);

    /// <summary>A tensor of 64-bit integers; the values are copied.</summary>
    /// <param name="rawArray">The values in row-major order.</param>
    /// <param name="rows">The size of the first dimension.</param>
    /// <param name="columns">The size of the second dimension.</param>
    /// <param name="dtype">The element type; if null, the array's.</param>
    /// <param name="device">The device; the CPU if null.</param>
    /// <param name="requires_grad">Whether gradients of the tensor are wanted.</param>
    public static Tensor tensor(
        IList<long> rawArray,
        long rows,
        long columns,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false) =>
        FromValues<long>([.. rawArray], [rows, columns], ScalarType.Int64, dtype, device, requires_grad);

    /// <summary>A tensor of 64-bit integers; the values are copied.</summary>
    /// <param name="rawArray">The values in row-major order.</param>
    /// <param name="dim0">The size of the first dimension.</param>
    /// <param name="dim1">The size of the second dimension.</param>
    /// <param name="dim2">The size of the third dimension.</param>
    /// <param name="dtype">The element type; if null, the array's.</param>
    /// <param name="device">The device; the CPU if null.</param>
    /// <param name="requires_grad">Whether gradients of the tensor are wanted.</param>
    public static Tensor tensor(
        IList<long> rawArray,
        long dim0,
        long dim1,
        long dim2,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false) =>
        FromValues<long>([.. rawArray], [dim0, dim1, dim2], ScalarType.Int64, dtype, device, requires_grad);

    /// <summary>A tensor of 64-bit integers; the values are copied.</summary>
    /// <param name="rawArray">The values in row-major order.</param>
    /// <param name="dim0">The size of the first dimension.</param>
    /// <param name="dim1">The size of the second dimension.</param>
    /// <param name="dim2">The size of the third dimension.</param>
    /// <param name="dim3">The size of the fourth dimension.</param>
    /// <param name="dtype">The element type; if null, the array's.</param>
    /// <param name="device">The device; the CPU if null.</param>
    /// <param name="requires_grad">Whether gradients of the tensor are wanted.</param>
    public static Tensor tensor(
        IList<long> rawArray,
        long dim0,
        long dim1,
        long dim2,
        long dim3,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false) =>
        FromValues<long>([.. rawArray], [dim0, dim1, dim2, dim3], ScalarType.Int64, dtype, device, requires_grad);

    /// <summary>A tensor of two dimensions of 64-bit integers; the values are copied.</summary>
    /// <param name="rawArray">The values.</param>
    /// <param name="dtype">The element type; if null, the array's.</param>
    /// <param name="device">The device; the CPU if null.</param>
    /// <param name="requires_grad">Whether gradients of the tensor are wanted.</param>
    public static Tensor tensor(
        long[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        FromArray<long>(rawArray, ScalarType.Int64, dtype, device, requires_grad);

    /// <summary>A tensor of three dimensions of 64-bit integers; the values are copied.</summary>
    /// <param name="rawArray">The values.</param>
    /// <param name="dtype">The element type; if null, the array's.</param>
    /// <param name="device">The device; the CPU if null.</param>
    /// <param name="requires_grad">Whether gradients of the tensor are wanted.</param>
    public static Tensor tensor(
        long[,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        FromArray<long>(rawArray, ScalarType.Int64, dtype, device, requires_grad);

    /// <summary>A tensor of four dimensions of 64-bit integers; the values are copied.</summary>
    /// <param name="rawArray">The values.</param>
    /// <param name="dtype">The element type; if null, the array's.</param>
    /// <param name="device">The device; the CPU if null.</param>
    /// <param name="requires_grad">Whether gradients of the tensor are wanted.</param>
    public static Tensor tensor(
        long[,,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        FromArray<long>(rawArray, ScalarType.Int64, dtype, device, requires_grad);

    /// <summary>A tensor of 64-bit integers; the values are copied.</summary>
    /// <param name="rawArray">The values in row-major order.</param>
    /// <param name="dimensions">The size of each dimension.</param>
    /// <param name="dtype">The element type; if null, the array's.</param>
    /// <param name="device">The device; the CPU if null.</param>
    /// <param name="requires_grad">Whether gradients of the tensor are wanted.</param>
    public static Tensor tensor(
        Memory<long> rawArray,
        ReadOnlySpan<long> dimensions,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false) =>
        FromValues<long>(rawArray.Span, dimensions, ScalarType.Int64, dtype, device, requires_grad);
}
