namespace TorchSharp;

public static partial class torch
{
    /// <summary>The sum of all elements.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="type">The element type of the result; if null, as PyTorch chooses.</param>
    public static Tensor sum(Tensor input, ScalarType? type = null) => input.sum(type);

    /// <summary>The sum along dimensions.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="dim">The dimension.</param>
    /// <param name="keepdim">Whether a reduced dimension stays, with size one.</param>
    /// <param name="type">The element type of the result; if null, as PyTorch chooses.</param>
    public static Tensor sum(
        Tensor input, ReadOnlySpan<long> dim, bool keepdim = false, ScalarType? type = null) =>
        input.sum(dim, keepdim, type);

    /// <summary>The sum along a dimension.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="dim">The dimension.</param>
    /// <param name="keepdim">Whether a reduced dimension stays, with size one.</param>
    /// <param name="type">The element type of the result; if null, as PyTorch chooses.</param>
    public static Tensor sum(Tensor input, long dim, bool keepdim = false, ScalarType? type = null) =>
        input.sum(dim, keepdim, type);

    /// <summary>The mean of all elements.</summary>
    /// <param name="input">The tensor.</param>
    public static Tensor mean(Tensor input) => input.mean();

    /// <summary>The mean along dimensions.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="dimensions">The dimensions.</param>
    /// <param name="keepdim">Whether a reduced dimension stays, with size one.</param>
    /// <param name="type">The element type of the result; if null, as PyTorch chooses.</param>
    public static Tensor mean(Tensor input, long[] dimensions, bool keepdim = false, ScalarType? type = null) =>
        input.mean(dimensions, keepdim, type);

    /// <summary>The product of all elements.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="type">The element type of the result; if null, as PyTorch chooses.</param>
    public static Tensor prod(Tensor input, ScalarType? type = null) => input.prod(type);

    /// <summary>The product along a dimension.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="dim">The dimension.</param>
    /// <param name="keepdim">Whether a reduced dimension stays, with size one.</param>
    /// <param name="type">The element type of the result; if null, as PyTorch chooses.</param>
    public static Tensor prod(Tensor input, long dim, bool keepdim = false, ScalarType? type = null) =>
        input.prod(dim, keepdim, type);

    /// <summary>The sum of all elements, NaN counted as zero.</summary>
    /// <param name="input">The tensor.</param>
    public static Tensor nansum(Tensor input) => input.nansum();

    /// <summary>The sum of the diagonal of a matrix.</summary>
    /// <param name="input">The tensor.</param>
    public static Tensor trace(Tensor input) => input.trace();

    /// <summary>Whether all elements hold, where zero does not.</summary>
    /// <param name="input">The tensor.</param>
    public static Tensor all(Tensor input) => input.all();

    /// <summary>Whether all elements hold, where zero does not, along a dimension.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="dim">The dimension.</param>
    /// <param name="keepdim">Whether a reduced dimension stays, with size one.</param>
    public static Tensor all(Tensor input, long dim, bool keepdim = false) => input.all(dim, keepdim);

    /// <summary>Whether any element holds, where zero does not.</summary>
    /// <param name="input">The tensor.</param>
    public static Tensor any(Tensor input) => input.any();

    /// <summary>Whether any element holds, where zero does not, along a dimension.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="dim">The dimension.</param>
    /// <param name="keepdim">Whether a reduced dimension stays, with size one.</param>
    public static Tensor any(Tensor input, long dim, bool keepdim = false) => input.any(dim, keepdim);

    /// <summary>The sum of each element and those before it along a dimension.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="dim">The dimension.</param>
    /// <param name="type">The element type of the result; if null, as PyTorch chooses.</param>
    public static Tensor cumsum(Tensor input, long dim, ScalarType? type = null) => input.cumsum(dim, type);

    /// <summary>The product of each element and those before it along a dimension.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="dim">The dimension.</param>
    /// <param name="dtype">The element type; if null, as PyTorch chooses.</param>
    public static Tensor cumprod(Tensor input, long dim, ScalarType? dtype = null) => input.cumprod(dim, dtype);
}
