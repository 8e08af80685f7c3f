namespace TorchSharp.Internal;

/// <summary>Copies of tensors with elements or slices written by index, that autograd follows.</summary>
internal static class Scattering
{
    /// <summary>Writes or adds each value at its position but for one dimension, where the index says.</summary>
    public static TensorImpl Scatter(TensorImpl source, long dim, TensorImpl index, TensorImpl values, bool add)
    {
        NativeError.Check(
            source.DType == values.DType, "scatter(): Expected self.dtype to be equal to src.dtype");
        var d = Shapes.Dimension(dim, source.Rank);
        using var used = new Temporaries();
        var rows = used.Add(RowNumbers.Gather(index, source.Sizes, d, "scatter"));
        var part = used.Add(values.Retain());
        for (var i = 0; i < index.Rank; i++)
        {
            NativeError.Check(
                values.Rank == index.Rank && index.Sizes[i] <= values.Sizes[i],
                $"Expected index {Shapes.Text(index.Sizes)} to be smaller than src {Shapes.Text(values.Sizes)}");
            part = used.Add(Viewing.Narrow(part, i, 0, index.Sizes[i]));
        }

        return Put(source, used.Add(Gathering.Column(source)), rows, used.Add(Gathering.Column(part)), add);
    }

    /// <summary>Writes or adds a multiple of slices to the slices of a dimension that a vector names.</summary>
    public static TensorImpl IndexPut(TensorImpl source, long dim, TensorImpl index, TensorImpl values, bool add)
    {
        NativeError.Check(
            source.DType == values.DType, "index_copy_(): self and source expected to have the same dtype");
        var d = Shapes.Dimension(dim, source.Rank);
        var expected = (long[])source.Sizes.Clone();
        if (source.Rank > 0)
        {
            expected[d] = index.Count;
        }

        NativeError.Check(
            values.Sizes.AsSpan().SequenceEqual(expected),
            $"index_copy_(): Source/destination tensor must have same slice shapes. Expected {Shapes.Text(expected)}, "
            + $"got {Shapes.Text(values.Sizes)}");
        return PutSlices(source, d, index, values, add);
    }

    /// <summary>Writes a number over the slices of a dimension that a vector names.</summary>
    public static TensorImpl IndexFill(TensorImpl source, long dim, TensorImpl index, Number value)
    {
        var d = Shapes.Dimension(dim, source.Rank);
        var sizes = (long[])source.Sizes.Clone();
        if (source.Rank > 0)
        {
            sizes[d] = index.Count;
        }

        var values = FillOps.Full(value, source.DType, sizes);
        var result = PutSlices(source, d, index, values, add: false);
        values.Release();
        return result;
    }

    /// <summary>Writes the first values, in their order, where the mask holds.</summary>
    public static TensorImpl MaskedScatter(TensorImpl source, TensorImpl mask, TensorImpl values)
    {
        NativeError.Check(
            source.DType == values.DType,
            $"masked_scatter: expected self and source to have same dtypes but got "
            + $"{DTypes.TorchName(source.DType)} and {DTypes.TorchName(values.DType)}");
        using var used = new Temporaries();
        var sizes = Shapes.Broadcast(source.Sizes, mask.Sizes);
        var wide = used.Add(ViewOps.Expand(mask, sizes));
        var expanded = used.Add(Viewing.Expand(source, sizes));
        var rows = used.Add(RowNumbers.NonZero(wide));
        NativeError.Check(
            rows.Count <= values.Count, "Number of elements of source < number of ones in mask");
        var column = used.Add(Gathering.Column(values));
        var first = used.Add(Viewing.Narrow(column, 0, 0, rows.Count));
        return Put(expanded, used.Add(Gathering.Column(expanded)), rows, first, add: false);
    }

    /// <summary>The tensor with values in the named rows of a matrix that has its elements.</summary>
    public static TensorImpl Put(TensorImpl source, TensorImpl matrix, TensorImpl rows, TensorImpl values, bool add) =>
        Viewing.Shaped(RowIndexing.Put(matrix, rows, values, add), source.Sizes);

    private static TensorImpl PutSlices(TensorImpl source, int dim, TensorImpl index, TensorImpl values, bool add)
    {
        using var used = new Temporaries();
        var rows = used.Add(RowNumbers.Slices(index, source.Sizes, dim, "index_copy_"));
        var matrix = used.Add(Gathering.Slices(source, dim));
        var shaped = used.Add(Viewing.Reshape(values, [rows.Count, matrix.Sizes[1]]));
        return Put(source, matrix, rows, shaped, add);
    }
}
