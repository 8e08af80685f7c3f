namespace TorchSharp;

public static partial class torch
{
    /// <summary>Numbers drawn evenly from [0, 1).</summary>
    /// <param name="dim0">The size of the first dimension.</param>
    /// <param name="dtype">The element type; single precision if null.</param>
    /// <param name="device">The device; the CPU if null.</param>
    /// <param name="requires_grad">Whether gradients of the tensor are wanted.</param>
    /// <param name="generator">The source of random numbers; the process's if null.</param>
    public static Tensor rand(
        long dim0,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        Generator? generator = null) => rand([dim0], dtype, device, requires_grad, generator);

    /// <summary>Numbers drawn evenly from [0, 1).</summary>
    /// <param name="dim0">The size of the first dimension.</param>
    /// <param name="dim1">The size of the second dimension.</param>
    /// <param name="dtype">The element type; single precision if null.</param>
    /// <param name="device">The device; the CPU if null.</param>
    /// <param name="requires_grad">Whether gradients of the tensor are wanted.</param>
    /// <param name="generator">The source of random numbers; the process's if null.</param>
    public static Tensor rand(
        long dim0,
        long dim1,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        Generator? generator = null) => rand([dim0, dim1], dtype, device, requires_grad, generator);

    /// <summary>Numbers drawn evenly from [0, 1).</summary>
    /// <param name="dim0">The size of the first dimension.</param>
    /// <param name="dim1">The size of the second dimension.</param>
    /// <param name="dim2">The size of the third dimension.</param>
    /// <param name="dtype">The element type; single precision if null.</param>
    /// <param name="device">The device; the CPU if null.</param>
    /// <param name="requires_grad">Whether gradients of the tensor are wanted.</param>
    /// <param name="generator">The source of random numbers; the process's if null.</param>
    public static Tensor rand(
        long dim0,
        long dim1,
        long dim2,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        Generator? generator = null) => rand([dim0, dim1, dim2], dtype, device, requires_grad, generator);

    /// <summary>Numbers drawn evenly from [0, 1).</summary>
    /// <param name="dim0">The size of the first dimension.</param>
    /// <param name="dim1">The size of the second dimension.</param>
    /// <param name="dim2">The size of the third dimension.</param>
    /// <param name="dim3">The size of the fourth dimension.</param>
    /// <param name="dtype">The element type; single precision if null.</param>
    /// <param name="device">The device; the CPU if null.</param>
    /// <param name="requires_grad">Whether gradients of the tensor are wanted.</param>
    /// <param name="generator">The source of random numbers; the process's if null.</param>
    public static Tensor rand(
        long dim0,
        long dim1,
        long dim2,
        long dim3,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        Generator? generator = null) => rand([dim0, dim1, dim2, dim3], dtype, device, requires_grad, generator);

    /// <summary>Numbers drawn from the standard normal distribution.</summary>
    /// <inheritdoc cref="rand(long, ScalarType?, Device, bool, Generator)"/>
    public static Tensor randn(
        long dim0,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        Generator? generator = null) => randn([dim0], dtype, device, requires_grad, generator);

    /// <summary>Numbers drawn from the standard normal distribution.</summary>
    /// <inheritdoc cref="rand(long, long, ScalarType?, Device, bool, Generator)"/>
    public static Tensor randn(
        long dim0,
        long dim1,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        Generator? generator = null) => randn([dim0, dim1], dtype, device, requires_grad, generator);

    /// <summary>Numbers drawn from the standard normal distribution.</summary>
    /// <inheritdoc cref="rand(long, long, long, ScalarType?, Device, bool, Generator)"/>
    public static Tensor randn(
        long dim0,
        long dim1,
        long dim2,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        Generator? generator = null) => randn([dim0, dim1, dim2], dtype, device, requires_grad, generator);

    /// <summary>Numbers drawn from the standard normal distribution.</summary>
    /// <inheritdoc cref="rand(long, long, long, long, ScalarType?, Device, bool, Generator)"/>
    public static Tensor randn(
        long dim0,
        long dim1,
        long dim2,
        long dim3,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        Generator? generator = null) => randn([dim0, dim1, dim2, dim3], dtype, device, requires_grad, generator);
}
