namespace TorchSharp;

public static partial class torch
{
    /// <summary>The elements in order along a dimension, and where they were.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="dim">The dimension.</param>
    /// <param name="descending">Whether the greatest come first.</param>
    /// <param name="stable">Whether equals keep their order; they always do.</param>
    public static (Tensor values, Tensor indices) sort(
        Tensor input, long dim = -1, bool descending = false, bool stable = false) =>
        input.sort(dim, descending, stable);

    /// <summary>The elements in order along the first dimension.</summary>
    /// <param name="tensor">The tensor.</param>
    public static Tensor msort(Tensor tensor) => tensor.msort();

    /// <summary>Where the elements in order along a dimension are.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="dim">The dimension.</param>
    /// <param name="descending">Whether the greatest come first.</param>
    public static Tensor argsort(Tensor input, long dim = -1, bool descending = false) =>
        input.argsort(dim, descending);

    /// <summary>The greatest (or least) elements along a dimension, in order, and where they are.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="k">How many.</param>
    /// <param name="dim">The dimension.</param>
    /// <param name="largest">Whether the greatest are wanted.</param>
    /// <param name="sorted">Whether the result is in order; it always is.</param>
    public static (Tensor values, Tensor indices) topk(
        Tensor tensor, int k, int dim = -1, bool largest = true, bool sorted = true) =>
        tensor.topk(k, dim, largest, sorted);

    /// <summary>The element along a dimension that k - 1 are less than, and where it is.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="k">How many.</param>
    /// <param name="dim">The dimension; the last if null.</param>
    /// <param name="keepdim">Whether a reduced dimension stays, with size one.</param>
    public static (Tensor values, Tensor indices) kthvalue(
        Tensor input, long k, long? dim, bool keepdim = false) => input.kthvalue(k, dim, keepdim);

    /// <summary>Each value once, in order, and if wanted where each element went and how many of each there were.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="sorted">Whether the result is in order; it always is.</param>
    /// <param name="return_inverse">Whether to say where each element went.</param>
    /// <param name="return_counts">Whether to count the equals.</param>
    /// <param name="dim">Not supported; must be null.</param>
    public static (Tensor output, Tensor? inverse_indices, Tensor? counts) unique(
        Tensor input,
        bool sorted = true,
        bool return_inverse = false,
        bool return_counts = false,
        int? dim = null) => input.unique(sorted, return_inverse, return_counts, dim);

    /// <summary>Each run of equal elements once, and if wanted which run each element is in and how long the runs are.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="return_inverse">Whether to say where each element went.</param>
    /// <param name="return_counts">Whether to count the equals.</param>
    /// <param name="dim">Not supported; must be null.</param>
    public static (Tensor output, Tensor? inverse_indices, Tensor? counts) unique_consecutive(
        Tensor input, bool return_inverse = false, bool return_counts = false, int? dim = null) =>
        input.unique_consecutive(return_inverse, return_counts, dim);
}
