namespace TorchSharp.Internal;

/// <summary>New sizes and strides over the same memory, without autograd.</summary>
internal static class ViewOps
{
    /// <summary>A view of another shape, or null where the strides do not allow one.</summary>
    public static TensorImpl? TryView(TensorImpl source, ReadOnlySpan<long> requested)
    {
        var sizes = Shapes.Infer(requested, source.Count);
        if (source.IsContiguous)
        {
            return source.View(sizes, Shapes.ContiguousStrides(sizes), source.Offset);
        }

        var strides = ViewStrides(source.Sizes, source.Strides, sizes);
        return strides is null ? null : source.View(sizes, strides, source.Offset);
    }

    public static TensorImpl Permute(TensorImpl source, ReadOnlySpan<long> order)
    {
        NativeError.Check(
            order.Length == source.Rank,
            $"permute(sparse_coo): number of dimensions in the tensor input does not match the length of the desired "
            + $"ordering of dimensions i.e. input.dim() = {source.Rank} is not equal to len(dims) = {order.Length}");
        var sizes = new long[order.Length];
        var strides = new long[order.Length];
        var seen = new bool[order.Length];
        for (var i = 0; i < order.Length; i++)
        {
            var d = Shapes.Dimension(order[i], source.Rank);
            NativeError.Check(!seen[d], "permute(): duplicate dims are not allowed.");
            seen[d] = true;
            sizes[i] = source.Sizes[d];
            strides[i] = source.Strides[d];
        }

        return source.View(sizes, strides, source.Offset);
    }

    public static long[] TransposeOrder(int rank, long dim0, long dim1)
    {
        var order = new long[rank];
        for (var i = 0; i < rank; i++)
        {
            order[i] = i;
        }

        if (rank > 0)
        {
            var a = Shapes.Dimension(dim0, rank);
            var b = Shapes.Dimension(dim1, rank);
            (order[a], order[b]) = (order[b], order[a]);
        }

        return order;
    }

    /// <summary>Elements start, start + step, ... of one dimension, <paramref name="length"/> of them.</summary>
    public static TensorImpl Narrow(TensorImpl source, int dim, long start, long length, long step = 1)
    {
        var sizes = (long[])source.Sizes.Clone();
        var strides = (long[])source.Strides.Clone();
        sizes[dim] = length;
        strides[dim] *= step;
        return source.View(sizes, strides, source.Offset + (start * source.Strides[dim]));
    }

    /// <summary>The slice at one index of a dimension, which disappears.</summary>
    public static TensorImpl Select(TensorImpl source, int dim, long index)
    {
        var size = source.Sizes[dim];
        if (index < -size || index >= size)
        {
            NativeError.Throw($"index {index} is out of bounds for dimension {dim} with size {size}");
        }

        index = index < 0 ? index + size : index;
        return source.View(
            Without(source.Sizes, dim), Without(source.Strides, dim), source.Offset + (index * source.Strides[dim]));
    }

    public static TensorImpl Unsqueeze(TensorImpl source, long dim)
    {
        var d = Shapes.Dimension(dim, source.Rank + 1);
        var sizes = source.Sizes.ToList();
        var strides = source.Strides.ToList();
        strides.Insert(d, d < source.Rank ? source.Sizes[d] * source.Strides[d] : 1);
        sizes.Insert(d, 1);
        return source.View([.. sizes], [.. strides], source.Offset);
    }

    /// <summary>Without the given dimension, if its size is one; without all such dimensions if none is given.</summary>
    public static TensorImpl Squeeze(TensorImpl source, long? dim)
    {
        var only = dim is { } given ? Shapes.Dimension(given, source.Rank) : -1;
        var sizes = new List<long>();
        var strides = new List<long>();
        for (var i = 0; i < source.Rank; i++)
        {
            if (source.Sizes[i] != 1 || (only >= 0 && i != only))
            {
                sizes.Add(source.Sizes[i]);
                strides.Add(source.Strides[i]);
            }
        }

        return source.View([.. sizes], [.. strides], source.Offset);
    }

    public static TensorImpl Expand(TensorImpl source, ReadOnlySpan<long> requested)
    {
        var sizes = requested.ToArray();
        var extra = sizes.Length - source.Rank;
        NativeError.Check(
            extra >= 0,
            $"expand: the number of sizes provided ({sizes.Length}) must be greater or equal to the number of "
            + $"dimensions in the tensor ({source.Rank})");
        var strides = new long[sizes.Length];
        for (var i = 0; i < sizes.Length; i++)
        {
            var size = i < extra ? 1 : source.Sizes[i - extra];
            if (sizes[i] == -1)
            {
                NativeError.Check(
                    i >= extra, $"The expanded size of the tensor (-1) isn't allowed in a leading dimension {i}");
                sizes[i] = size;
            }

            NativeError.Check(
                sizes[i] == size || size == 1,
                $"The expanded size of the tensor ({sizes[i]}) must match the existing size ({size}) at "
                + $"non-singleton dimension {i}.");
            strides[i] = i < extra || (size == 1 && sizes[i] != 1) ? 0 : source.Strides[i - extra];
        }

        return source.View(sizes, strides, source.Offset);
    }

    private static long[] Without(long[] values, int at) => [.. values[..at], .. values[(at + 1)..]];

    // Groups of old dimensions that lie evenly in memory may be cut anew; nothing may be joined across groups.
    private static long[]? ViewStrides(long[] oldSizes, long[] oldStrides, long[] newSizes)
    {
        var strides = new long[newSizes.Length];
        if (newSizes.Contains(0))
        {
            return Shapes.ContiguousStrides(newSizes);
        }

        var next = newSizes.Length - 1;
        var chunk = oldSizes.Length == 0 ? 1 : oldStrides[^1];
        long held = 1, placed = 1;
        for (var i = oldSizes.Length - 1; i >= 0; i--)
        {
            held *= oldSizes[i];
            var ends = i == 0 || (oldSizes[i - 1] != 1 && oldStrides[i - 1] != held * chunk);
            if (!ends)
            {
                continue;
            }

            while (next >= 0 && (placed < held || newSizes[next] == 1))
            {
                strides[next] = placed * chunk;
                placed *= newSizes[next];
                next--;
            }

            if (placed != held)
            {
                return null;
            }

            if (i > 0)
            {
                chunk = oldStrides[i - 1];
                held = placed = 1;
            }
        }

        return next < 0 ? strides : null;
    }
}
