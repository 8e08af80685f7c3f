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
            return source.ViewContiguous(sizes);
        }

        var strides = default(DimList);
        return TryStrides(source.Sizes, source.Strides, sizes, ref strides)
            ? source.View(sizes, strides.Values, source.Offset)
            : null;
    }

    public static TensorImpl Permute(TensorImpl source, ReadOnlySpan<long> order)
    {
        NativeError.Check(
            order.Length == source.Rank,
            $"permute(sparse_coo): number of dimensions in the tensor input does not match the length of the desired "
            + $"ordering of dimensions i.e. input.dim() = {source.Rank} is not equal to len(dims) = {order.Length}");
        var taken = default(DimList);
        var sizes = default(DimList);
        var strides = default(DimList);
        foreach (var dim in order)
        {
            var d = Shapes.Dimension(dim, source.Rank);
            NativeError.Check(!taken.Values.Contains(d), "permute(): duplicate dims are not allowed.");
            taken.Add(d);
            sizes.Add(source.Sizes[d]);
            strides.Add(source.Strides[d]);
        }

        return source.View(sizes.Values, strides.Values, source.Offset);
    }

    public static long[] TransposeOrder(int rank, long dim0, long dim1)
    {
        var order = default(DimList);
        for (var i = 0; i < rank; i++)
        {
            order.Add(i);
        }

        if (rank > 0)
        {
            var a = Shapes.Dimension(dim0, rank);
            var b = Shapes.Dimension(dim1, rank);
            (order.Values[a], order.Values[b]) = (order.Values[b], order.Values[a]);
        }

        return Shapes.Shared(order.Values);
    }

    /// <summary>Elements start, start + step, ... of one dimension, <paramref name="length"/> of them.</summary>
    public static TensorImpl Narrow(TensorImpl source, int dim, long start, long length, long step = 1)
    {
        var sizes = new DimList(source.Sizes);
        var strides = new DimList(source.Strides);
        sizes.Values[dim] = length;
        strides.Values[dim] *= step;
        return source.View(sizes.Values, strides.Values, source.Offset + (start * source.Strides[dim]));
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
        var sizes = default(DimList);
        var strides = default(DimList);
        for (var i = 0; i < source.Rank; i++)
        {
            if (i != dim)
            {
                sizes.Add(source.Sizes[i]);
                strides.Add(source.Strides[i]);
            }
        }

        return source.View(sizes.Values, strides.Values, source.Offset + (index * source.Strides[dim]));
    }

    public static TensorImpl Unsqueeze(TensorImpl source, long dim)
    {
        var d = Shapes.Dimension(dim, source.Rank + 1);
        var sizes = new DimList(source.Sizes.AsSpan(0, d));
        var strides = new DimList(source.Strides.AsSpan(0, d));
        sizes.Add(1);
        strides.Add(d < source.Rank ? source.Sizes[d] * source.Strides[d] : 1);
        sizes.Add(source.Sizes.AsSpan(d));
        strides.Add(source.Strides.AsSpan(d));
        return source.View(sizes.Values, strides.Values, source.Offset);
    }

    /// <summary>Without the given dimension, if its size is one; without all such dimensions if none is given.</summary>
    public static TensorImpl Squeeze(TensorImpl source, long? dim)
    {
        var only = dim is { } given ? Shapes.Dimension(given, source.Rank) : -1;
        var sizes = default(DimList);
        var strides = default(DimList);
        for (var i = 0; i < source.Rank; i++)
        {
            if (source.Sizes[i] != 1 || (only >= 0 && i != only))
            {
                sizes.Add(source.Sizes[i]);
                strides.Add(source.Strides[i]);
            }
        }

        return source.View(sizes.Values, strides.Values, source.Offset);
    }

    public static TensorImpl Expand(TensorImpl source, ReadOnlySpan<long> requested)
    {
        var extra = requested.Length - source.Rank;
        NativeError.Check(
            extra >= 0,
            $"expand: the number of sizes provided ({requested.Length}) must be greater or equal to the number of "
            + $"dimensions in the tensor ({source.Rank})");
        var sizes = default(DimList);
        var strides = default(DimList);
        for (var i = 0; i < requested.Length; i++)
        {
            var size = i < extra ? 1 : source.Sizes[i - extra];
            var wanted = requested[i];
            if (wanted == -1)
            {
                NativeError.Check(
                    i >= extra, $"The expanded size of the tensor (-1) isn't allowed in a leading dimension {i}");
                wanted = size;
            }

            NativeError.Check(
                wanted == size || size == 1,
                $"The expanded size of the tensor ({wanted}) must match the existing size ({size}) at "
                + $"non-singleton dimension {i}.");
            sizes.Add(wanted);
            strides.Add(i < extra || (size == 1 && wanted != 1) ? 0 : source.Strides[i - extra]);
        }

        return source.View(sizes.Values, strides.Values, source.Offset);
    }

    /// <summary>Other sizes and distances over the same memory.</summary>
    public static TensorImpl Strided(TensorImpl source, long[] sizes, long[] strides, long offset)
    {
        NativeError.Check(
            sizes.Length == strides.Length,
            $"mismatch in length of strides and shape: {strides.Length} and {sizes.Length}");
        NativeError.Check(offset >= 0, $"Storage offset must not be negative, got {offset}");
        NativeError.Check(strides.All(s => s >= 0), "as_strided: Negative strides are not supported at the moment");
        var end = Shapes.Count(sizes) == 0 ? 0 : End(sizes, strides, offset);
        NativeError.Check(
            end * DTypes.Size(source.DType) <= source.Storage.Length,
            $"setStorage: sizes {Shapes.Text(sizes)}, strides {Shapes.Text(strides)}, storage offset {offset} are out of "
            + $"bounds for storage of size {source.Storage.Length}");
        return source.View(sizes, strides, offset);
    }

    /// <summary>The gradient of a tensor from that of a view that was laid over its memory.</summary>
    public static TensorImpl Unstrided(
        TensorImpl gradient,
        long[] sizes,
        long[] strides,
        long offset,
        long[] viewSizes,
        long[] viewStrides,
        long viewOffset)
    {
        for (var i = 0; i < sizes.Length; i++)
        {
            if (strides[i] == 0 && sizes[i] > 1)
            {
                throw NativeError.Unsupported("The gradient of as_strided of a tensor whose elements share memory");
            }
        }

        using var used = new Temporaries();
        var start = Math.Min(offset, viewOffset);
        var length = Math.Max(End(sizes, strides, offset), End(viewSizes, viewStrides, viewOffset)) - start;
        var memory = used.Add(FillOps.Zeros(gradient.DType, length, 1));
        if (gradient.Count > 0)
        {
            var all = used.Add(FillOps.Range(0, length, 1, ScalarType.Int64));
            var seen = used.Add(all.View(viewSizes, viewStrides, viewOffset - start));
            var places = used.Add(CopyOps.Contiguous(seen));
            var packed = used.Add(CopyOps.Contiguous(gradient));
            MatrixRowOps.Add(memory, places, used.Add(packed.View([packed.Count, 1], [1, 1], packed.Offset)));
        }

        return CopyOps.Clone(used.Add(memory.View(sizes, strides, offset - start)));
    }

    /// <summary>One behind the last element.</summary>
    public static long End(long[] sizes, long[] strides, long offset)
    {
        for (var i = 0; i < sizes.Length; i++)
        {
            offset += Math.Max(sizes[i] - 1, 0) * strides[i];
        }

        return offset + 1;
    }

    // Groups of old dimensions that lie evenly in memory may be cut anew; nothing may be joined across groups.
    private static bool TryStrides(long[] oldSizes, long[] oldStrides, long[] newSizes, ref DimList result)
    {
        if (newSizes.Contains(0))
        {
            result.Add(Shapes.ContiguousStrides(newSizes));
            return true;
        }

        result.Add(0, newSizes.Length);
        var strides = result.Values;

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
                return false;
            }

            if (i > 0)
            {
                chunk = oldStrides[i - 1];
                held = placed = 1;
            }
        }

        return next < 0;
    }
}
