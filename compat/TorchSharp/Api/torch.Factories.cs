using TorchSharp.Internal;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A tensor of zeros.</summary>
    /// <param name="size">The size of each dimension.</param>
    /// <param name="dtype">The element type; single precision if null.</param>
    /// <param name="device">The device; the CPU if null.</param>
    /// <param name="requires_grad">Whether gradients of the tensor are wanted.</param>
    public static Tensor zeros(
        long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Finish(FillOps.Zeros(dtype ?? get_default_dtype(), Copy(size)), device, requires_grad);

    /// <summary>A tensor of ones.</summary>
    /// <param name="size">The size of each dimension.</param>
    /// <param name="dtype">The element type; single precision if null.</param>
    /// <param name="device">The device; the CPU if null.</param>
    /// <param name="requires_grad">Whether gradients of the tensor are wanted.</param>
    public static Tensor ones(
        long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Finish(FillOps.Full(1, dtype ?? get_default_dtype(), Copy(size)), device, requires_grad);

    /// <summary>A tensor of arbitrary contents.</summary>
    /// <param name="size">The size of each dimension.</param>
    /// <param name="dtype">The element type; single precision if null.</param>
    /// <param name="device">The device; the CPU if null.</param>
    /// <param name="requires_grad">Whether gradients of the tensor are wanted.</param>
    public static Tensor empty(
        long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Finish(TensorImpl.Empty(dtype ?? get_default_dtype(), Copy(size)), device, requires_grad);

    /// <summary>A tensor of one value.</summary>
    /// <param name="size">The size of each dimension.</param>
    /// <param name="value">The value.</param>
    /// <param name="dtype">The element type; if null, the one that suits the value.</param>
    /// <param name="device">The device; the CPU if null.</param>
    /// <param name="requires_grad">Whether gradients of the tensor are wanted.</param>
    public static Tensor full(
        long[] size, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Finish(FillOps.Full(value, dtype ?? Suits(value), Copy(size)), device, requires_grad);

    /// <summary>Numbers drawn evenly from [0, 1).</summary>
    /// <param name="size">The size of each dimension.</param>
    /// <param name="dtype">The element type; single precision if null.</param>
    /// <param name="device">The device; the CPU if null.</param>
    /// <param name="requires_grad">Whether gradients of the tensor are wanted.</param>
    /// <param name="generator">The source of random numbers; the process's if null.</param>
    public static Tensor rand(
        long[] size,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        Generator? generator = null)
    {
        var result = TensorImpl.Empty(dtype ?? get_default_dtype(), Copy(size));
        RandomOps.Uniform(result, generator ?? DefaultGenerator, 0, 1);
        return Finish(result, device, requires_grad);
    }

    /// <summary>Numbers drawn from the standard normal distribution.</summary>
    /// <param name="size">The size of each dimension.</param>
    /// <param name="dtype">The element type; single precision if null.</param>
    /// <param name="device">The device; the CPU if null.</param>
    /// <param name="requires_grad">Whether gradients of the tensor are wanted.</param>
    /// <param name="generator">The source of random numbers; the process's if null.</param>
    public static Tensor randn(
        long[] size,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        Generator? generator = null)
    {
        var result = TensorImpl.Empty(dtype ?? get_default_dtype(), Copy(size));
        RandomOps.Normal(result, generator ?? DefaultGenerator, 0, 1);
        return Finish(result, device, requires_grad);
    }

    /// <summary>Integers drawn evenly from [low, high).</summary>
    /// <param name="low">The least integer.</param>
    /// <param name="high">One more than the greatest integer.</param>
    /// <param name="size">The size of each dimension.</param>
    /// <param name="dtype">The element type; Int64 if null.</param>
    /// <param name="device">The device; the CPU if null.</param>
    /// <param name="requires_grad">Whether gradients of the tensor are wanted.</param>
    /// <param name="generator">The source of random numbers; the process's if null.</param>
    public static Tensor randint(
        long low,
        long high,
        long[] size,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        Generator? generator = null)
    {
        var result = TensorImpl.Empty(dtype ?? ScalarType.Int64, Copy(size));
        RandomOps.Integers(result, generator ?? DefaultGenerator, low, high);
        return Finish(result, device, requires_grad);
    }

    /// <summary>Integers drawn evenly from [0, high).</summary>
    /// <param name="high">One more than the greatest integer.</param>
    /// <param name="size">The size of each dimension.</param>
    /// <param name="dtype">The element type; Int64 if null.</param>
    /// <param name="device">The device; the CPU if null.</param>
    /// <param name="requires_grad">Whether gradients of the tensor are wanted.</param>
    /// <param name="generator">The source of random numbers; the process's if null.</param>
    public static Tensor randint(
        long high,
        long[] size,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        Generator? generator = null) => randint(0, high, size, dtype, device, requires_grad, generator);

    /// <summary>The integers below <paramref name="n"/> in random order.</summary>
    /// <param name="n">How many.</param>
    /// <param name="dtype">The element type; Int64 if null.</param>
    /// <param name="device">The device; the CPU if null.</param>
    /// <param name="requires_grad">Whether gradients of the tensor are wanted.</param>
    /// <param name="generator">The source of random numbers; the process's if null.</param>
    public static Tensor randperm(
        long n,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        Generator? generator = null) => Finish(
        RandomOps.Permutation(n, generator ?? DefaultGenerator, dtype ?? ScalarType.Int64), device, requires_grad);

    /// <summary>start, start + step, ... below (or above) stop.</summary>
    /// <param name="start">The first number.</param>
    /// <param name="stop">The limit, not included.</param>
    /// <param name="step">The distance.</param>
    /// <param name="dtype">The element type; if null, Int64 or single precision, as the numbers demand.</param>
    /// <param name="device">The device; the CPU if null.</param>
    /// <param name="requires_grad">Whether gradients of the tensor are wanted.</param>
    public static Tensor arange(
        Scalar start,
        Scalar stop,
        Scalar step,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false)
    {
        var integral = start.Type != ScalarType.Float64
            && stop.Type != ScalarType.Float64
            && step.Type != ScalarType.Float64;
        var type = dtype ?? (integral ? ScalarType.Int64 : get_default_dtype());
        return Finish(FillOps.Range(start, stop, step, type), device, requires_grad);
    }

    /// <summary>start, start + 1, ... below stop.</summary>
    /// <param name="start">The first number.</param>
    /// <param name="stop">The limit, not included.</param>
    /// <param name="dtype">The element type; if null, Int64 or single precision, as the numbers demand.</param>
    /// <param name="device">The device; the CPU if null.</param>
    /// <param name="requires_grad">Whether gradients of the tensor are wanted.</param>
    public static Tensor arange(
        Scalar start, Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        arange(start, stop, 1, dtype, device, requires_grad);

    /// <summary>0, 1, ... below stop.</summary>
    /// <param name="stop">The limit, not included.</param>
    /// <param name="dtype">The element type; if null, Int64 or single precision, as the limit demands.</param>
    /// <param name="device">The device; the CPU if null.</param>
    /// <param name="requires_grad">Whether gradients of the tensor are wanted.</param>
    public static Tensor arange(
        Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        arange(0, stop, 1, dtype, device, requires_grad);

    /// <summary>Zeros in the shape of another tensor.</summary>
    /// <param name="input">The other tensor.</param>
    /// <param name="dtype">The element type; the other tensor's if null.</param>
    /// <param name="device">The device; the CPU if null.</param>
    /// <param name="requires_grad">Whether gradients of the tensor are wanted.</param>
    public static Tensor zeros_like(
        Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        zeros(input.Impl.Sizes, dtype ?? input.dtype, device, requires_grad);

    /// <summary>Ones in the shape of another tensor.</summary>
    /// <param name="input">The other tensor.</param>
    /// <param name="dtype">The element type; the other tensor's if null.</param>
    /// <param name="device">The device; the CPU if null.</param>
    /// <param name="requires_grad">Whether gradients of the tensor are wanted.</param>
    public static Tensor ones_like(
        Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        ones(input.Impl.Sizes, dtype ?? input.dtype, device, requires_grad);

    /// <summary>A tensor of arbitrary contents in the shape of another tensor.</summary>
    /// <param name="input">The other tensor.</param>
    /// <param name="dtype">The element type; the other tensor's if null.</param>
    /// <param name="device">The device; the CPU if null.</param>
    /// <param name="requires_grad">Whether gradients of the tensor are wanted.</param>
    public static Tensor empty_like(
        Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        empty(input.Impl.Sizes, dtype ?? input.dtype, device, requires_grad);

    internal static Tensor Finish(TensorImpl result, Device? device, bool requires_grad)
    {
        CheckDevice(device);
        var tensor = new Tensor(result);
        return requires_grad ? tensor.requires_grad_() : tensor;
    }

    private static long[] Copy(long[] size) => (long[])size.Clone();

    private static ScalarType Suits(Scalar value) =>
        value.Type == ScalarType.Float64 ? get_default_dtype() : value.Type;
}
