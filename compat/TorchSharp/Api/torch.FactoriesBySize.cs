namespace TorchSharp;

public static partial class torch
{
    /// <summary>A tensor of zeros.</summary>
    /// <param name="dim0">The size of the first dimension.</param>
    /// <param name="dtype">The element type; single precision if null.</param>
    /// <param name="device">The device; the CPU if null.</param>
    /// <param name="requires_grad">Whether gradients of the tensor are wanted.</param>
    public static Tensor zeros(
        long dim0,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false) => zeros([dim0], dtype, device, requires_grad);

    /// <summary>A tensor of zeros.</summary>
    /// <param name="dim0">The size of the first dimension.</param>
    /// <param name="dim1">The size of the second dimension.</param>
    /// <param name="dtype">The element type; single precision if null.</param>
    /// <param name="device">The device; the CPU if null.</param>
    /// <param name="requires_grad">Whether gradients of the tensor are wanted.</param>
    public static Tensor zeros(
        long dim0,
        long dim1,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false) => zeros([dim0, dim1], dtype, device, requires_grad);

    /// <summary>A tensor of zeros.</summary>
    /// <param name="dim0">The size of the first dimension.</param>
    /// <param name="dim1">The size of the second dimension.</param>
    /// <param name="dim2">The size of the third dimension.</param>
    /// <param name="dtype">The element type; single precision if null.</param>
    /// <param name="device">The device; the CPU if null.</param>
    /// <param name="requires_grad">Whether gradients of the tensor are wanted.</param>
    public static Tensor zeros(
        long dim0,
        long dim1,
        long dim2,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false) => zeros([dim0, dim1, dim2], dtype, device, requires_grad);

    /// <summary>A tensor of zeros.</summary>
    /// <param name="dim0">The size of the first dimension.</param>
    /// <param name="dim1">The size of the second dimension.</param>
    /// <param name="dim2">The size of the third dimension.</param>
    /// <param name="dim3">The size of the fourth dimension.</param>
    /// <param name="dtype">The element type; single precision if null.</param>
    /// <param name="device">The device; the CPU if null.</param>
    /// <param name="requires_grad">Whether gradients of the tensor are wanted.</param>
    public static Tensor zeros(
        long dim0,
        long dim1,
        long dim2,
        long dim3,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false) => zeros([dim0, dim1, dim2, dim3], dtype, device, requires_grad);

    /// <summary>A tensor of ones.</summary>
    /// <inheritdoc cref="zeros(long, ScalarType?, Device?, bool)"/>
    public static Tensor ones(
        long dim0,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false) => ones([dim0], dtype, device, requires_grad);

    /// <summary>A tensor of ones.</summary>
    /// <inheritdoc cref="zeros(long, long, ScalarType?, Device?, bool)"/>
    public static Tensor ones(
        long dim0,
        long dim1,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false) => ones([dim0, dim1], dtype, device, requires_grad);

    /// <summary>A tensor of ones.</summary>
    /// <inheritdoc cref="zeros(long, long, long, ScalarType?, Device?, bool)"/>
    public static Tensor ones(
        long dim0,
        long dim1,
        long dim2,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false) => ones([dim0, dim1, dim2], dtype, device, requires_grad);

    /// <summary>A tensor of ones.</summary>
    /// <inheritdoc cref="zeros(long, long, long, long, ScalarType?, Device?, bool)"/>
    public static Tensor ones(
        long dim0,
        long dim1,
        long dim2,
        long dim3,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false) => ones([dim0, dim1, dim2, dim3], dtype, device, requires_grad);

    /// <summary>A tensor of arbitrary contents.</summary>
    /// <inheritdoc cref="zeros(long, ScalarType?, Device?, bool)"/>
    public static Tensor empty(
        long dim0,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false) => empty([dim0], dtype, device, requires_grad);

    /// <summary>A tensor of arbitrary contents.</summary>
    /// <inheritdoc cref="zeros(long, long, ScalarType?, Device?, bool)"/>
    public static Tensor empty(
        long dim0,
        long dim1,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false) => empty([dim0, dim1], dtype, device, requires_grad);

    /// <summary>A tensor of arbitrary contents.</summary>
    /// <inheritdoc cref="zeros(long, long, long, ScalarType?, Device?, bool)"/>
    public static Tensor empty(
        long dim0,
        long dim1,
        long dim2,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false) => empty([dim0, dim1, dim2], dtype, device, requires_grad);

    /// <summary>A tensor of arbitrary contents.</summary>
    /// <inheritdoc cref="zeros(long, long, long, long, ScalarType?, Device?, bool)"/>
    public static Tensor empty(
        long dim0,
        long dim1,
        long dim2,
        long dim3,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false) => empty([dim0, dim1, dim2, dim3], dtype, device, requires_grad);
}
