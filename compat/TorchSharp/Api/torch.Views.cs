namespace TorchSharp;

public static partial class torch
{
    /// <summary>Another shape.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="shape">The sizes.</param>
    public static Tensor reshape(Tensor input, params long[] shape) => input.reshape(shape);

    /// <summary>The dimensions in another order.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="permutation">The dimensions in their new order.</param>
    public static Tensor permute(Tensor input, params long[] permutation) => input.permute(permutation);

    /// <summary>Two dimensions exchanged.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="dim0">The first dimension.</param>
    /// <param name="dim1">The first dimension.</param>
    public static Tensor transpose(Tensor input, long dim0, long dim1) => input.transpose(dim0, dim1);

    /// <summary>Two dimensions exchanged.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="dim0">The first dimension.</param>
    /// <param name="dim1">The first dimension.</param>
    public static Tensor swapdims(Tensor input, long dim0, long dim1) => input.swapdims(dim0, dim1);

    /// <summary>Two dimensions exchanged.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="axis0">The first dimension.</param>
    /// <param name="axis1">The second dimension.</param>
    public static Tensor swapaxes(Tensor input, long axis0, long axis1) => input.swapaxes(axis0, axis1);

    /// <summary>A matrix with its dimensions exchanged.</summary>
    /// <param name="input">The tensor.</param>
    public static Tensor t(Tensor input) => input.t();

    /// <summary>A new dimension of size one.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="dim">The dimension.</param>
    public static Tensor unsqueeze(Tensor input, long dim) => input.unsqueeze(dim);

    /// <summary>A part of a dimension.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="dim">The dimension.</param>
    /// <param name="start">The first index.</param>
    /// <param name="length">How many.</param>
    public static Tensor narrow(Tensor input, long dim, long start, long length) => input.narrow(dim, start, length);

    /// <summary>The slice at an index of a dimension.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="dim">The dimension.</param>
    /// <param name="index">The index.</param>
    public static Tensor select(Tensor input, long dim, long index) => input.select(dim, index);

    /// <summary>A copy.</summary>
    /// <param name="input">The tensor.</param>
    public static Tensor clone(Tensor input) => input.clone();

    /// <summary>All elements in one dimension.</summary>
    /// <param name="input">The tensor.</param>
    public static Tensor ravel(Tensor input) => input.ravel();

    /// <summary>A view that repeats dimensions of size one.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="shape">The sizes.</param>
    public static Tensor broadcast_to(Tensor input, params long[] shape) => input.broadcast_to(shape);

    /// <summary>Dimensions moved to other places.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="source">The dimension to move.</param>
    /// <param name="destination">Where it goes.</param>
    public static Tensor movedim(Tensor input, long source, long destination) =>
        input.movedim([source], [destination]);

    /// <summary>Dimensions moved to other places.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="source">The dimensions to move.</param>
    /// <param name="destination">Where the dimensions go.</param>
    public static Tensor movedim(Tensor input, long[] source, long[] destination) =>
        input.movedim(source, destination);

    /// <summary>Dimensions moved to other places.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="source">The dimension to move.</param>
    /// <param name="destination">Where it goes.</param>
    public static Tensor moveaxis(Tensor input, long source, long destination) =>
        input.moveaxis([source], [destination]);

    /// <summary>Dimensions moved to other places.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="source">The dimensions to move.</param>
    /// <param name="destination">Where the dimensions go.</param>
    public static Tensor moveaxis(Tensor input, long[] source, long[] destination) =>
        input.moveaxis(source, destination);

    /// <summary>The diagonal of two dimensions as a new last one.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="offset">Which diagonal: above the main one if positive.</param>
    /// <param name="dim1">The first dimension.</param>
    /// <param name="dim2">The second dimension.</param>
    public static Tensor diagonal(Tensor input, long offset = 0, long dim1 = 0, long dim2 = 1) =>
        input.diagonal(offset, dim1, dim2);

    /// <summary>A triangle of each matrix, zero elsewhere.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="diagonal">Which diagonal: above the main one if positive.</param>
    public static Tensor tril(Tensor input, long diagonal = 0) => input.tril(diagonal);

    /// <summary>A triangle of each matrix, zero elsewhere.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="diagonal">Which diagonal: above the main one if positive.</param>
    public static Tensor triu(Tensor input, long diagonal = 0) => input.triu(diagonal);

    /// <summary>The diagonal of a matrix, or a matrix with a vector as its diagonal.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="diagonal">Which diagonal: above the main one if positive.</param>
    public static Tensor diag(Tensor input, long diagonal = 0) => input.diag(diagonal);

    /// <summary>Matrices with the last dimension as their diagonal.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="offset">Which diagonal: above the main one if positive.</param>
    /// <param name="dim1">The first dimension.</param>
    /// <param name="dim2">The second dimension.</param>
    public static Tensor diag_embed(Tensor input, long offset = 0L, long dim1 = -2L, long dim2 = -1L) =>
        input.diag_embed(offset, dim1, dim2);

    /// <summary>A matrix with all elements as its diagonal.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="offset">Which diagonal: above the main one if positive.</param>
    public static Tensor diagflat(Tensor input, long offset = 0) => input.diagflat(offset);
}
