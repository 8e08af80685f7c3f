namespace TorchSharp;

public static partial class torch
{
    /// <summary>A tensor without dimensions that holds one value.</summary>
    /// <param name="scalar">The value.</param>
    /// <param name="device">The device; the CPU if null.</param>
    /// <param name="requires_grad">Whether gradients of the tensor are wanted.</param>
    public static Tensor tensor(double scalar, Device? device = null, bool requires_grad = false) =>
        FromValues<double>([scalar], [], ScalarType.Float64, null, device, requires_grad);

    /// <summary>A vector of double-precision numbers; the values are copied.</summary>
    /// <param name="rawArray">The values.</param>
    /// <param name="dtype">The element type; if null, the array's.</param>
    /// <param name="device">The device; the CPU if null.</param>
    /// <param name="requires_grad">Whether gradients of the tensor are wanted.</param>
    public static Tensor tensor(
        double[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        FromValues<double>(rawArray, [rawArray.LongLength], ScalarType.Float64, dtype, device, requires_grad);

    /// <summary>A tensor of double-precision numbers; the values are copied.</summary>
    /// <param name="rawArray">The values in row-major order.</param>
    /// <param name="dimensions">The size of each dimension.</param>
    /// <param name="dtype">The element type; if null, the array's.</param>
    /// <param name="device">The device; the CPU if null.</param>
    /// <param name="requires_grad">Whether gradients of the tensor are wanted.</param>
    public static Tensor tensor(
        double[] rawArray,
        ReadOnlySpan<long> dimensions,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false) =>
        FromValues<double>(rawArray, dimensions, ScalarType.Float64, dtype, device, requires_grad);

    /// <summary>A vector of double-precision numbers; the values are copied.</summary>
    /// <param name="rawArray">The values.</param>
    /// <param name="dtype">The element type; if null, the array's.</param>
    /// <param name="device">The device; the CPU if null.</param>
    /// <param name="requires_grad">Whether gradients of the tensor are wanted.</param>
    public static Tensor tensor(
        IList<double> rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        FromValues<double>([.. rawArray], [rawArray.Count], ScalarType.Float64, dtype, device, requires_grad);

    /// <summary>A tensor of double-precision numbers; the values are copied.</summary>
    /// <param name="rawArray">The values in row-major order.</param>
    /// <param name="dimensions">The size of each dimension.</param>
    /// <param name="dtype">The element type; if null, the array's.</param>
    /// <param name="device">The device; the CPU if null.</param>
    /// <param name="requires_grad">Whether gradients of the tensor are wanted.</param>
    public static Tensor tensor(
        IList<double> rawArray,
        ReadOnlySpan<long> dimensions,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false) =>
        FromValues<double>([.. rawArray], dimensions, ScalarType.Float64, dtype, device, requires_grad);

    /// <summary>A tensor of double-precision numbers; the values are copied.</summary>
    /// <param name="rawArray">The values in row-major order.</param>
    /// <param name="rows">The size of the first dimension.</param>
    /// <param name="columns">The size of the second dimension.</param>
    /// <param name="dtype">The element type; if null, the array's.</param>
    /// <param name="device">The device; the CPU if null.</param>
    /// <param name="requires_grad">Whether gradients of the tensor are wanted.</param>
    public static Tensor tensor(
        IList<double> rawArray,
        long rows,
        long columns,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false) =>
        FromValues<double>([.. rawArray], [rows, columns], ScalarType.Float64, dtype, device, requires_grad);

    /// <summary>A tensor of double-precision numbers; the values are copied.</summary>
    /// <param name="rawArray">The values in row-major order.</param>
    /// <param name="dim0">The size of the first dimension.</param>
    /// <param name="dim1">The size of the second dimension.</param>
    /// <param name="dim2">The size of the third dimension.</param>
    /// <param name="dtype">The element type; if null, the array's.</param>
    /// <param name="device">The device; the CPU if null.</param>
    /// <param name="requires_grad">Whether gradients of the tensor are wanted.</param>
    public static Tensor tensor(
        IList<double> rawArray,
        long dim0,
        long dim1,
        long dim2,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false) =>
        FromValues<double>([.. rawArray], [dim0, dim1, dim2], ScalarType.Float64, dtype, device, requires_grad);

    /// <summary>A tensor of double-precision numbers; the values are copied.</summary>
    /// <param name="rawArray">The values in row-major order.</param>
    /// <param name="dim0">The size of the first dimension.</param>
    /// <param name="dim1">The size of the second dimension.</param>
    /// <param name="dim2">The size of the third dimension.</param>
    /// <param name="dim3">The size of the fourth dimension.</param>
    /// <param name="dtype">The element type; if null, the array's.</param>
    /// <param name="device">The device; the CPU if null.</param>
    /// <param name="requires_grad">Whether gradients of the tensor are wanted.</param>
    public static Tensor tensor(
        IList<double> rawArray,
        long dim0,
        long dim1,
        long dim2,
        long dim3,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false) =>
        FromValues<double>([.. rawArray], [dim0, dim1, dim2, dim3], ScalarType.Float64, dtype, device, requires_grad);

    /// <summary>A tensor of two dimensions of double-precision numbers; the values are copied.</summary>
    /// <param name="rawArray">The values.</param>
    /// <param name="dtype">The element type; if null, the array's.</param>
    /// <param name="device">The device; the CPU if null.</param>
    /// <param name="requires_grad">Whether gradients of the tensor are wanted.</param>
    public static Tensor tensor(
        double[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        FromArray<double>(rawArray, ScalarType.Float64, dtype, device, requires_grad);

    /// <summary>A tensor of three dimensions of double-precision numbers; the values are copied.</summary>
    /// <param name="rawArray">The values.</param>
    /// <param name="dtype">The element type; if null, the array's.</param>
    /// <param name="device">The device; the CPU if null.</param>
    /// <param name="requires_grad">Whether gradients of the tensor are wanted.</param>
    public static Tensor tensor(
        double[,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        FromArray<double>(rawArray, ScalarType.Float64, dtype, device, requires_grad);

    /// <summary>A tensor of four dimensions of double-precision numbers; the values are copied.</summary>
    /// <param name="rawArray">The values.</param>
    /// <param name="dtype">The element type; if null, the array's.</param>
    /// <param name="device">The device; the CPU if null.</param>
    /// <param name="requires_grad">Whether gradients of the tensor are wanted.</param>
    public static Tensor tensor(
        double[,,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        FromArray<double>(rawArray, ScalarType.Float64, dtype, device, requires_grad);

    /// <summary>A tensor of double-precision numbers; the values are copied.</summary>
    /// <param name="rawArray">The values in row-major order.</param>
    /// <param name="dimensions">The size of each dimension.</param>
    /// <param name="dtype">The element type; if null, the array's.</param>
    /// <param name="device">The device; the CPU if null.</param>
    /// <param name="requires_grad">Whether gradients of the tensor are wanted.</param>
    public static Tensor tensor(
        Memory<double> rawArray,
        ReadOnlySpan<long> dimensions,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false) =>
        FromValues<double>(rawArray.Span, dimensions, ScalarType.Float64, dtype, device, requires_grad);
}
