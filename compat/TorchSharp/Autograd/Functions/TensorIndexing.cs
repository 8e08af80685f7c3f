namespace TorchSharp.Internal;

/// <summary>Indexing by tensors, several at once, as in <c>x[rows, columns]</c>; autograd follows it.</summary>
internal static class TensorIndexing
{
    /// <summary>
    /// The elements that the indices, broadcast together, mean. There is one index for each dimension, null for a
    /// whole one. Their dimensions stand where the first of them stood, or in front if they are not neighbours.
    /// </summary>
    public static TensorImpl Get(TensorImpl source, TensorImpl?[] indices)
    {
        using var used = new Temporaries();
        var plan = Prepare(source, indices, used);
        return Viewing.Shaped(RowIndexing.Take(plan.Matrix, plan.Rows), plan.Sizes);
    }

    /// <summary>A copy with values, broadcast, in those places.</summary>
    public static TensorImpl Put(TensorImpl source, TensorImpl?[] indices, TensorImpl values, bool add = false)
    {
        NativeError.Check(
            source.DType == values.DType,
            $"Index put requires the source and destination dtypes match, got {DTypes.TorchName(source.DType)} for the "
            + $"destination and {DTypes.TorchName(values.DType)} for the source.");
        using var used = new Temporaries();
        var plan = Prepare(source, indices, used);
        NativeError.Check(
            Shapes.Broadcast(plan.Sizes, values.Sizes).AsSpan().SequenceEqual(plan.Sizes),
            $"shape mismatch: value tensor of shape {Shapes.Text(values.Sizes)} cannot be broadcast to indexing result of "
            + $"shape {Shapes.Text(plan.Sizes)}");
        var wide = used.Add(Viewing.Expand(values, plan.Sizes));
        var rows = used.Add(Viewing.Reshape(wide, [plan.Rows.Count, plan.Matrix.Sizes[1]]));
        var result = Scattering.Put(plan.Source, plan.Matrix, plan.Rows, rows, add);
        if (plan.Order is not { } order)
        {
            return result;
        }

        used.Add(result);
        var back = used.Add(Viewing.Permute(result, Inverse(order)));
        return Viewing.Clone(back);
    }

    /// <summary>Integer indices from masks, which stand for as many dimensions as they have.</summary>
    public static IEnumerable<TensorImpl> FromMask(TensorImpl mask, long[] sizes)
    {
        NativeError.Check(
            mask.Sizes.AsSpan().SequenceEqual(sizes),
            $"The shape of the mask {Shapes.Text(mask.Sizes)} does not match the shape of the indexed dimensions "
            + $"{Shapes.Text(sizes)}");
        var positions = RowNumbers.NonZero(mask);
        var result = new TensorImpl[sizes.Length];
        for (var d = 0; d < sizes.Length; d++)
        {
            result[d] = RowNumbers.Coordinate(positions, sizes, d);
        }

        positions.Release();
        return result;
    }

    // The tensor as a matrix whose rows the indices number, and the shape of what they mean.
    private static (TensorImpl Source, long[]? Order, TensorImpl Matrix, TensorImpl Rows, long[] Sizes) Prepare(
        TensorImpl source, TensorImpl?[] indices, Temporaries used)
    {
        var dims = Enumerable.Range(0, indices.Length).Where(i => indices[i] is not null).ToArray();
        long[]? order = null;
        var first = dims[0];
        if (dims[^1] - first + 1 != dims.Length)
        {
            var others = Enumerable.Range(0, source.Rank).Except(dims);
            order = [.. dims.Concat(others).Select(d => (long)d)];
            source = used.Add(Viewing.Permute(source, order));
            first = 0;
        }

        var tensors = dims.Select(d => indices[d]!).ToArray();
        var shape = tensors.Aggregate<TensorImpl, long[]>([], (sizes, t) => Shapes.Broadcast(sizes, t.Sizes));
        var limits = source.Sizes[first..(first + dims.Length)];
        var outer = Shapes.Count(source.Sizes.AsSpan(0, first));
        var inner = Shapes.Count(source.Sizes.AsSpan(first + dims.Length));
        var slices = Shapes.Count(limits);
        var rows = used.Add(RowNumbers.Combine(tensors, limits, shape));
        if (outer != 1)
        {
            rows = used.Add(RowNumbers.Slices(rows, [outer, slices], 1, "index"));
        }

        var matrix = used.Add(Viewing.Reshape(source, [outer * slices, inner]));
        return (source, order, matrix, rows, [.. source.Sizes[..first], .. shape, .. source.Sizes[(first + dims.Length)..]]);
    }

    private static long[] Inverse(long[] order)
    {
        var inverse = new long[order.Length];
        for (var i = 0; i < order.Length; i++)
        {
            inverse[order[i]] = i;
        }

        return inverse;
    }
}
