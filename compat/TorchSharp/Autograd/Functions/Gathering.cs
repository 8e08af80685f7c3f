namespace TorchSharp.Internal;

/// <summary>Elements and slices read by index, that autograd follows.</summary>
internal static class Gathering
{
    /// <summary>For each element of the index, the element at its position but for one dimension.</summary>
    public static TensorImpl Gather(TensorImpl source, long dim, TensorImpl index)
    {
        var rows = RowNumbers.Gather(index, source.Sizes, Shapes.Dimension(dim, source.Rank), "gather");
        return Elements(source, rows, index.Sizes);
    }

    /// <summary>The slices of a dimension that a vector names, in its order.</summary>
    public static TensorImpl Select(TensorImpl source, long dim, TensorImpl index)
    {
        var d = Shapes.Dimension(dim, source.Rank);
        var rows = RowNumbers.Slices(index, source.Sizes, d, "index_select");
        var sizes = (long[])source.Sizes.Clone();
        if (source.Rank > 0)
        {
            sizes[d] = index.Count;
        }

        return Taken(Slices(source, d), rows, sizes);
    }

    /// <summary>The elements at positions of the flattened tensor, counted from the end where negative.</summary>
    public static TensorImpl Take(TensorImpl source, TensorImpl index)
    {
        NativeError.Check(
            index.DType == ScalarType.Int64,
            $"take(): Expected a long tensor for index, but got {DTypes.TorchName(index.DType)}");
        var rows = RowNumbers.Combine([index], [source.Count], index.Sizes);
        return Elements(source, rows, index.Sizes);
    }

    /// <summary>The elements where a mask that broadcasts with the tensor holds, as a vector.</summary>
    public static TensorImpl MaskedSelect(TensorImpl source, TensorImpl mask)
    {
        var sizes = Shapes.Broadcast(source.Sizes, mask.Sizes);
        var wide = ViewOps.Expand(mask, sizes);
        var expanded = Viewing.Expand(source, sizes);
        var rows = RowNumbers.NonZero(wide);
        var result = Elements(expanded, rows, [rows.Count]);
        wide.Release();
        expanded.Release();
        return result;
    }

    /// <summary>The tensor as a matrix with one slice of one dimension in each row.</summary>
    public static TensorImpl Slices(TensorImpl source, int dim)
    {
        var inner = source.Rank == 0 ? 1 : Shapes.Count(source.Sizes.AsSpan(dim + 1));
        var rows = source.Rank == 0 ? 1 : Shapes.Count(source.Sizes.AsSpan(0, dim + 1));
        return Viewing.Reshape(source, [rows, inner]);
    }

    /// <summary>The tensor as a matrix with one element in each row.</summary>
    public static TensorImpl Column(TensorImpl source) => Viewing.Reshape(source, [source.Count, 1]);

    /// <summary>The named rows of a matrix in another shape; lets go of the matrix and the numbers.</summary>
    public static TensorImpl Taken(TensorImpl matrix, TensorImpl rows, long[] sizes)
    {
        var taken = RowIndexing.Take(matrix, rows);
        matrix.Release();
        rows.Release();
        return Viewing.Shaped(taken, sizes);
    }

    private static TensorImpl Elements(TensorImpl source, TensorImpl rows, long[] sizes) =>
        Taken(Column(source), rows, sizes);
}
