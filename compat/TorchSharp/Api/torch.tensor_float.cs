namespace TorchSharp;

public static partial class torch
{
    /// <summary>A tensor without dimensions that holds one value.</summary>
    /// <param name="scalar">The value.</param>
    /// <param name="device">The device; the CPU if null.</param>
    /// <param name="requires_grad">Whether gradients of the tensor are wanted.</param>
    public static Tensor tensor(float scalar, Device? device = null, bool requires_grad = false) =>
        FromValues<float>([scalar], [], ScalarType.Float32, null, device, requires_grad);

    /// <summary>A vector of single-precision numbers; the values are copied.</summary>
    /// <param name="rawArray">The values.</param>
    /// <param name="dtype">The element type; if null, the array's.</param>
    /// <param name="device">The device; the CPU if null.</param>
    /// <param name="requires_grad">Whether gradients of the tensor are wanted.</param>
    public static Tensor tensor(
        float[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        FromValues<float>(rawArray, [rawArray.LongLength], ScalarType.Float32, dtype, device, requires_grad);

    /// <summary>A tensor of single-precision numbers; the values are copied.</summary>
    /// <param name="rawArray">The values in row-major order.</param>
    /// <param name="dimensions">The size of each dimension.</param>
    /// <param name="dtype">The element type; if null, the array's.</param>
    /// <param name="device">The device; the CPU if null.</param>
    /// <param name="requires_grad">Whether gradients of the tensor are wanted.</param>
    public static Tensor tensor(
        float[] rawArray,
        ReadOnlySpan<long> dimensions,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false) =>
        FromValues<float>(rawArray, dimensions, ScalarType.Float32, dtype, device, requires_grad);

    /// <summary>A vector of single-precision numbers; the values are copied.</summary>
    /// <param name="rawArray">The values.</param>
    /// <param name="dtype">The element type; if null, the array's.</param>
    /// <param name="device">The device; the CPU if null.</param>
    /// <param name="requires_grad">Whether gradients of the tensor are wanted.</param>
    public static Tensor tensor(
        IList<float> rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        FromValues<float>([.. rawArray], [rawArray.Count], ScalarType.Float32, dtype, device, requires_grad);

    /// <summary>A tensor of single-precision numbers; the values are copied.</summary>
    /// <param name="rawArray">The values in row-major order.</param>
    /// <param name="dimensions">The size of each dimension.</param>
    /// <param name="dtype">The element type; if null, the array's.</param>
    /// <param name="device">The device; the CPU if null.</param>
    /// <param name="requires_grad">Whether gradients of the tensor are wanted.</param>
    public static Tensor tensor(
        IList<float> rawArray,
        ReadOnlySpan<long> dimensions,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false) =>
        FromValues<float>([.. rawArray], dimensions, ScalarType.Float32, dtype, device, requires_grad);

    /// <summary>A tensor of single-precision numbers; the values are copied.</summary>
    /// <param name="rawArray">The values in row-major order.</param>
    /// <param name="rows">The size of the first dimension.</param>
    /// <param name="columns">The size of the second dimension.</param>
    /// <param name="dtype">The element type; if null, the array's.</param>
    /// <param name="device">The device; the CPU if null.</param>
    /// <param name="requires_grad">Whether gradients of the tensor are wanted.</param>
    public static Tensor tensor(
        IList<float> rawArray,
        long rows,
        long columns,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false) =>
        FromValues<float>([.. rawArray], [rows, columns], ScalarType.Float32, dtype, device, requires_grad);

    /// <summary>A tensor of single-precision numbers; the values are copied.</summary>
    /// <param name="rawArray">The values in row-major order.</param>
    /// <param name="dim0">The size of the first dimension.</param>
    /// <param name="dim1">The size of the second dimension.</param>
    /// <param name="dim2">The size of the third dimension.</param>
    /// <param name="dtype">The element type; if null, the array's.</param>
    /// <param name="device">The device; the CPU if null.</param>
    /// <param name="requires_grad">Whether gradients of the tensor are wanted.</param>
    public static Tensor tensor(
        IList<float> rawArray,
        long dim0,
        long dim1,
        long dim2,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false) =>
        FromValues<float>([.. rawArray], [dim0, dim1, dim2], ScalarType.Float32, dtype, device, requires_grad);

    /// <summary>A tensor of single-precision numbers; the values are copied.</summary>
    /// <param name="rawArray">The values in row-major order.</param>
    /// <param name="dim0">The size of the first dimension.</param>
    /// <param name="dim1">The size of the second dimension.</param>
    /// <param name="dim2">The size of the third dimension.</param>
    /// <param name="dim3">The size of the fourth dimension.</param>
    /// <param name="dtype">The element type; if null, the array's.</param>
    /// <param name="device">The device; the CPU if null.</param>
    /// <param name="requires_grad">Whether gradients of the tensor are wanted.</param>
    public static Tensor tensor(
        IList<float> rawArray,
        long dim0,
        long dim1,
        long dim2,
        long dim3,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false) =>
        FromValues<float>([.. rawArray], [dim0, dim1, dim2, dim3], ScalarType.Float32, dtype, device, requires_grad);

    /// <summary>A tensor of two dimensions of single-precision numbers; the values are copied.</summary>
    /// <param name="rawArray">The values.</param>
    /// <param name="dtype">The element type; if null, the array's.</param>
    /// <param name="device">The device; the CPU if null.</param>
    /// <param name="requires_grad">Whether gradients of the tensor are wanted.</param>
    public static Tensor tensor(
        float[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        FromArray<float>(rawArray, ScalarType.Float32, dtype, device, requires_grad);

    /// <summary>A tensor of three dimensions of single-precision numbers; the values are copied.</summary>
    /// <param name="rawArray">The values.</param>
    /// <param name="dtype">The element type; if null, the array's.</param>
    /// <param name="device">The device; the CPU if null.</param>
    /// <param name="requires_grad">Whether gradients of the tensor are wanted.</param>
    public static Tensor tensor(
        float[,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        FromArray<float>(rawArray, ScalarType.Float32, dtype, device, requires_grad);

    /// <summary>A tensor of four dimensions of single-precision numbers; the values are copied.</summary>
    /// <param name="rawArray">The values.</param>
    /// <param name="dtype">The element type; if null, the array's.</param>
    /// <param name="device">The device; the CPU if null.</param>
    /// <param name="requires_grad">Whether gradients of the tensor are wanted.</param>
    public static Tensor tensor(
        float[,,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        FromArray<float>(rawArray, ScalarType.Float32, dtype, device, requires_grad);

    /// <summary>A tensor of single-precision numbers; the values are copied.</summary>
    /// <param name="rawArray">The values in row-major order.</param>
    /// <param name="dimensions">The size of each dimension.</param>
    /// <param name="dtype">The element type; if null, the array's.</param>
    /// <param name="device">The device; the CPU if null.</param>
    /// <param name="requires_grad">Whether gradients of the tensor are wanted.</param>
    public static Tensor tensor(
        Memory<float> rawArray,
        ReadOnlySpan<long> dimensions,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false) =>
        FromValues<float>(rawArray.Span, dimensions, ScalarType.Float32, dtype, device, requires_grad);
}
