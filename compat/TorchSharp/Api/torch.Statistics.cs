namespace TorchSharp;

public static partial class torch
{
    /// <summary>The standard deviation of all elements.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="unbiased">Whether to divide by one less than the count.</param>
    public static Tensor std(Tensor input, bool unbiased = true) => input.std(unbiased);

    /// <summary>The standard deviation along dimensions.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="dimensions">The dimensions.</param>
    /// <param name="unbiased">Whether to divide by one less than the count.</param>
    /// <param name="keepdim">Whether a reduced dimension stays, with size one.</param>
    /// <param name="type">Must be null or the tensor's type.</param>
    public static Tensor std(
        Tensor input, long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
        input.std(dimensions, unbiased, keepdim, type);

    /// <summary>The standard deviation along dimensions.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="dimensions">The dimensions.</param>
    /// <param name="unbiased">Whether to divide by one less than the count.</param>
    /// <param name="keepdim">Whether a reduced dimension stays, with size one.</param>
    /// <param name="type">Must be null or the tensor's type.</param>
    public static Tensor std(
        Tensor input, long dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
        input.std(dimensions, unbiased, keepdim, type);

    /// <summary>The standard deviation along dimensions.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="dimensions">The dimensions.</param>
    /// <param name="unbiased">Whether to divide by one less than the count.</param>
    /// <param name="keepdim">Whether a reduced dimension stays, with size one.</param>
    /// <param name="type">Must be null or the tensor's type.</param>
    public static Tensor std(
        Tensor input,
        (long, long) dimensions,
        bool unbiased = true,
        bool keepdim = false,
        ScalarType? type = null) => input.std(dimensions, unbiased, keepdim, type);

    /// <summary>The standard deviation along dimensions.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="dimensions">The dimensions.</param>
    /// <param name="unbiased">Whether to divide by one less than the count.</param>
    /// <param name="keepdim">Whether a reduced dimension stays, with size one.</param>
    /// <param name="type">Must be null or the tensor's type.</param>
    public static Tensor std(
        Tensor input,
        (long, long, long) dimensions,
        bool unbiased = true,
        bool keepdim = false,
        ScalarType? type = null) => input.std(dimensions, unbiased, keepdim, type);

    /// <summary>The standard deviation and the mean along dimensions.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="dimensions">The dimensions.</param>
    /// <param name="unbiased">Whether to divide by one less than the count.</param>
    /// <param name="keepdim">Whether a reduced dimension stays, with size one.</param>
    /// <param name="type">Must be null or the tensor's type.</param>
    public static (Tensor std, Tensor mean) std_mean(
        Tensor input, long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
        input.std_mean(dimensions, unbiased, keepdim, type);

    /// <summary>The standard deviation and the mean along dimensions.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="dimensions">The dimensions.</param>
    /// <param name="unbiased">Whether to divide by one less than the count.</param>
    /// <param name="keepdim">Whether a reduced dimension stays, with size one.</param>
    /// <param name="type">Must be null or the tensor's type.</param>
    public static (Tensor std, Tensor mean) std_mean(
        Tensor input,
        ReadOnlySpan<long> dimensions,
        bool unbiased = true,
        bool keepdim = false,
        ScalarType? type = null) => input.std_mean(dimensions, unbiased, keepdim, type);

    /// <summary>The standard deviation and the mean along dimensions.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="dimensions">The dimensions.</param>
    /// <param name="unbiased">Whether to divide by one less than the count.</param>
    /// <param name="keepdim">Whether a reduced dimension stays, with size one.</param>
    /// <param name="type">Must be null or the tensor's type.</param>
    public static (Tensor std, Tensor mean) std_mean(
        Tensor input, long dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
        input.std_mean(dimensions, unbiased, keepdim, type);

    /// <summary>The standard deviation and the mean along dimensions.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="dimensions">The dimensions.</param>
    /// <param name="unbiased">Whether to divide by one less than the count.</param>
    /// <param name="keepdim">Whether a reduced dimension stays, with size one.</param>
    /// <param name="type">Must be null or the tensor's type.</param>
    public static (Tensor std, Tensor mean) std_mean(
        Tensor input,
        (long, long) dimensions,
        bool unbiased = true,
        bool keepdim = false,
        ScalarType? type = null) => input.std_mean(dimensions, unbiased, keepdim, type);

    /// <summary>The standard deviation and the mean along dimensions.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="dimensions">The dimensions.</param>
    /// <param name="unbiased">Whether to divide by one less than the count.</param>
    /// <param name="keepdim">Whether a reduced dimension stays, with size one.</param>
    /// <param name="type">Must be null or the tensor's type.</param>
    public static (Tensor std, Tensor mean) std_mean(
        Tensor input,
        (long, long, long) dimensions,
        bool unbiased = true,
        bool keepdim = false,
        ScalarType? type = null) => input.std_mean(dimensions, unbiased, keepdim, type);

    /// <summary>The variance of all elements.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="unbiased">Whether to divide by one less than the count.</param>
    public static Tensor var(Tensor input, bool unbiased = true) => input.var(unbiased);

    /// <summary>The variance along dimensions.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="dimensions">The dimensions.</param>
    /// <param name="unbiased">Whether to divide by one less than the count.</param>
    /// <param name="keepdim">Whether a reduced dimension stays, with size one.</param>
    /// <param name="type">Must be null or the tensor's type.</param>
    public static Tensor var(
        Tensor input, long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
        input.var(dimensions, unbiased, keepdim, type);

    /// <summary>The variance along dimensions.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="dimensions">The dimensions.</param>
    /// <param name="unbiased">Whether to divide by one less than the count.</param>
    /// <param name="keepdim">Whether a reduced dimension stays, with size one.</param>
    /// <param name="type">Must be null or the tensor's type.</param>
    public static Tensor var(
        Tensor input, long dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
        input.var(dimensions, unbiased, keepdim, type);

    /// <summary>The variance along dimensions.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="dimensions">The dimensions.</param>
    /// <param name="unbiased">Whether to divide by one less than the count.</param>
    /// <param name="keepdim">Whether a reduced dimension stays, with size one.</param>
    /// <param name="type">Must be null or the tensor's type.</param>
    public static Tensor var(
        Tensor input,
        (long, long) dimensions,
        bool unbiased = true,
        bool keepdim = false,
        ScalarType? type = null) => input.var(dimensions, unbiased, keepdim, type);

    /// <summary>The variance along dimensions.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="dimensions">The dimensions.</param>
    /// <param name="unbiased">Whether to divide by one less than the count.</param>
    /// <param name="keepdim">Whether a reduced dimension stays, with size one.</param>
    /// <param name="type">Must be null or the tensor's type.</param>
    public static Tensor var(
        Tensor input,
        (long, long, long) dimensions,
        bool unbiased = true,
        bool keepdim = false,
        ScalarType? type = null) => input.var(dimensions, unbiased, keepdim, type);

    /// <summary>The variance and the mean along dimensions.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="dimensions">The dimensions.</param>
    /// <param name="unbiased">Whether to divide by one less than the count.</param>
    /// <param name="keepdim">Whether a reduced dimension stays, with size one.</param>
    /// <param name="type">Must be null or the tensor's type.</param>
    public static (Tensor @var, Tensor mean) var_mean(
        Tensor input, long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
        input.var_mean(dimensions, unbiased, keepdim, type);

    /// <summary>The variance and the mean along dimensions.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="dimensions">The dimensions.</param>
    /// <param name="unbiased">Whether to divide by one less than the count.</param>
    /// <param name="keepdim">Whether a reduced dimension stays, with size one.</param>
    /// <param name="type">Must be null or the tensor's type.</param>
    public static (Tensor @var, Tensor mean) var_mean(
        Tensor input,
        ReadOnlySpan<long> dimensions,
        bool unbiased = true,
        bool keepdim = false,
        ScalarType? type = null) => input.var_mean(dimensions, unbiased, keepdim, type);

    /// <summary>The variance and the mean along dimensions.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="dimensions">The dimensions.</param>
    /// <param name="unbiased">Whether to divide by one less than the count.</param>
    /// <param name="keepdim">Whether a reduced dimension stays, with size one.</param>
    /// <param name="type">Must be null or the tensor's type.</param>
    public static (Tensor @var, Tensor mean) var_mean(
        Tensor input, long dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
        input.var_mean(dimensions, unbiased, keepdim, type);

    /// <summary>The variance and the mean along dimensions.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="dimensions">The dimensions.</param>
    /// <param name="unbiased">Whether to divide by one less than the count.</param>
    /// <param name="keepdim">Whether a reduced dimension stays, with size one.</param>
    /// <param name="type">Must be null or the tensor's type.</param>
    public static (Tensor @var, Tensor mean) var_mean(
        Tensor input,
        (long, long) dimensions,
        bool unbiased = true,
        bool keepdim = false,
        ScalarType? type = null) => input.var_mean(dimensions, unbiased, keepdim, type);

    /// <summary>The variance and the mean along dimensions.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="dimensions">The dimensions.</param>
    /// <param name="unbiased">Whether to divide by one less than the count.</param>
    /// <param name="keepdim">Whether a reduced dimension stays, with size one.</param>
    /// <param name="type">Must be null or the tensor's type.</param>
    public static (Tensor @var, Tensor mean) var_mean(
        Tensor input,
        (long, long, long) dimensions,
        bool unbiased = true,
        bool keepdim = false,
        ScalarType? type = null) => input.var_mean(dimensions, unbiased, keepdim, type);

    /// <summary>The norm of all elements.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="p">The order of the norm.</param>
    public static Tensor norm(Tensor input, float p = 2.0f) => input.norm(p);

    /// <summary>The norm along a dimension.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="dimension">The dimension.</param>
    /// <param name="keepdim">Whether a reduced dimension stays, with size one.</param>
    /// <param name="p">The order of the norm.</param>
    public static Tensor norm(Tensor input, int dimension, bool keepdim = false, float p = 2.0f) =>
        input.norm(dimension, keepdim, p);

    /// <summary>The norm of the difference of two tensors.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="other">The other tensor or number.</param>
    /// <param name="p">The order of the norm.</param>
    public static Tensor dist(Tensor input, Tensor other, float p = 2.0f) => input.dist(other, p);

    /// <summary>The logarithm of the sum of the exponentials along a dimension.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="dim">The dimension.</param>
    /// <param name="keepdim">Whether a reduced dimension stays, with size one.</param>
    public static Tensor logsumexp(Tensor input, long dim, bool keepdim = false) => input.logsumexp(dim, keepdim);

    /// <summary>The middle element of all, the lower one of two.</summary>
    /// <param name="input">The tensor.</param>
    public static Tensor median(Tensor input) => input.median();
}
