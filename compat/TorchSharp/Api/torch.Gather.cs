namespace TorchSharp;

public static partial class torch
{
    /// <summary>For each place, the element at its position, but for one dimension where the place says.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="dim">The dimension.</param>
    /// <param name="index">The places, 64-bit integers.</param>
    public static Tensor gather(Tensor input, long dim, Tensor index) => input.gather(dim, index);

    /// <summary>The slices of a dimension that a vector names, in its order.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="dim">The dimension.</param>
    /// <param name="index">The places, 64-bit integers.</param>
    public static Tensor index_select(Tensor input, long dim, Tensor index) => input.index_select(dim, index);

    /// <summary>The elements at positions in row-major order.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="index">The places, 64-bit integers.</param>
    public static Tensor take(Tensor input, Tensor index) => input.take(index);

    /// <summary>The elements along a dimension at places that broadcast with the tensor.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="indices">The places.</param>
    /// <param name="dim">The dimension.</param>
    public static Tensor take_along_dim(Tensor input, Tensor indices, long dim = 0L) =>
        input.take_along_dim(indices, dim);

    /// <summary>The elements where the mask holds, as a vector.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="mask">A tensor of bool that broadcasts.</param>
    public static Tensor masked_select(Tensor input, Tensor mask) => input.masked_select(mask);

    /// <summary>The positions of the elements that are not zero, one in each row.</summary>
    /// <param name="input">The tensor.</param>
    public static Tensor nonzero(Tensor input) => input.nonzero();

    /// <summary>The positions of the elements that are not zero, one in each row.</summary>
    /// <param name="input">The tensor.</param>
    public static Tensor argwhere(Tensor input) => input.argwhere();

    /// <summary>A copy with values written at their positions, but for one dimension where the places say.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="dim">The dimension.</param>
    /// <param name="index">The places, 64-bit integers.</param>
    /// <param name="src">The values to write.</param>
    public static Tensor scatter(Tensor input, long dim, Tensor index, Tensor src) => input.scatter(dim, index, src);

    /// <summary>A copy with values added at their positions, but for one dimension where the places say.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="dim">The dimension.</param>
    /// <param name="index">The places, 64-bit integers.</param>
    /// <param name="src">The values to write.</param>
    public static Tensor scatter_add(Tensor input, long dim, Tensor index, Tensor src) =>
        input.scatter_add(dim, index, src);

    /// <summary>Writes values at their positions, but for one dimension where the places say.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="dim">The dimension.</param>
    /// <param name="index">The places, 64-bit integers.</param>
    /// <param name="src">The values to write.</param>
    /// <returns>The tensor that was changed.</returns>
    public static Tensor scatter_(Tensor input, long dim, Tensor index, Tensor src) =>
        input.scatter_(dim, index, src);

    /// <summary>Adds a multiple of slices to the slices of a dimension that a vector names.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="dim">The dimension.</param>
    /// <param name="index">The places, 64-bit integers.</param>
    /// <param name="source">The values to write.</param>
    /// <param name="alpha">The factor.</param>
    public static Tensor index_add(Tensor input, long dim, Tensor index, Tensor source, Scalar alpha) =>
        input.index_add(dim, index, source, alpha);

    /// <summary>Writes slices over the slices of a dimension that a vector names.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="dim">The dimension.</param>
    /// <param name="index">The places, 64-bit integers.</param>
    /// <param name="source">The values to write.</param>
    public static Tensor index_copy(Tensor input, long dim, Tensor index, Tensor source) =>
        input.index_copy(dim, index, source);

    /// <summary>Adds a multiple of slices to the slices of a dimension that a vector names.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="dim">The dimension.</param>
    /// <param name="index">The places, 64-bit integers.</param>
    /// <param name="source">The values to write.</param>
    /// <param name="alpha">The factor.</param>
    /// <returns>The tensor that was changed.</returns>
    public static Tensor index_add_(Tensor input, long dim, Tensor index, Tensor source, Scalar alpha) =>
        input.index_add_(dim, index, source, alpha);

    /// <summary>Writes slices over the slices of a dimension that a vector names.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="dim">The dimension.</param>
    /// <param name="index">The places, 64-bit integers.</param>
    /// <param name="source">The values to write.</param>
    /// <returns>The tensor that was changed.</returns>
    public static Tensor index_copy_(Tensor input, long dim, Tensor index, Tensor source) =>
        input.index_copy_(dim, index, source);

    /// <summary>Elements of one tensor where the condition holds, else of another, broadcast.</summary>
    /// <param name="condition">A tensor of bool.</param>
    /// <param name="x">Taken where the condition holds.</param>
    /// <param name="y">Taken where it does not.</param>
    public static Tensor where(Tensor condition, Tensor x, Tensor y) => x.where(condition, y);

    /// <summary>The positions of the elements that are not zero, a vector for each dimension.</summary>
    /// <param name="condition">A tensor of bool.</param>
    public static Tensor[] where(Tensor condition) => [.. condition.nonzero_as_list()];
}
