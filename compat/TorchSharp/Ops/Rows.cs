namespace TorchSharp.Internal;

/// <summary>Tensors rearranged so that what is worked on together lies together.</summary>
internal static class Rows
{
    /// <summary>The dimensions in order, all if none are given, each at most once.</summary>
    public static long[] Dimensions(TensorImpl source, ReadOnlySpan<long> dims)
    {
        var result = default(DimList);
        var count = dims.IsEmpty || source.Rank == 0 ? source.Rank : dims.Length;
        for (var i = 0; i < count; i++)
        {
            var d = dims.IsEmpty ? i : Shapes.Dimension(dims[i], source.Rank);
            if (result.Values.Contains(d))
            {
                NativeError.Throw($"dim {d} appears multiple times in the list of dims");
            }

            result.Add(d);
        }

        foreach (var dim in source.Rank == 0 ? dims : [])
        {
            Shapes.Dimension(dim, 0);
        }

        result.Values.Sort();
        return Shapes.Shared(result.Values);
    }

    /// <summary>Sizes without the reduced dimensions, or with ones in their place.</summary>
    public static long[] Kept(ReadOnlySpan<long> sizes, ReadOnlySpan<long> reduced, bool keep)
    {
        var result = default(DimList);
        for (var i = 0; i < sizes.Length; i++)
        {
            if (!reduced.Contains(i))
            {
                result.Add(sizes[i]);
            }
            else if (keep)
            {
                result.Add(1);
            }
        }

        return Shapes.Shared(result.Values);
    }

    /// <summary>A contiguous tensor of the same elements whose given dimensions come last.</summary>
    public static TensorImpl Last(TensorImpl source, ReadOnlySpan<long> dims)
    {
        if (source.IsContiguous && (dims.IsEmpty || dims[0] == source.Rank - dims.Length))
        {
            return source.Retain();
        }

        var order = default(DimList);
        Order(source.Rank, dims, ref order);
        return Arranged(source, order.Values);
    }

    /// <summary>Puts dimensions that come last back where they were.</summary>
    public static TensorImpl Back(TensorImpl rows, ReadOnlySpan<long> dims)
    {
        var order = default(DimList);
        Order(rows.Rank, dims, ref order);
        var inverse = new DimList(order.Values);
        for (var i = 0; i < order.Count; i++)
        {
            inverse.Values[(int)order.Values[i]] = i;
        }

        return Arranged(rows, inverse.Values);
    }

    private static TensorImpl Arranged(TensorImpl source, ReadOnlySpan<long> order)
    {
        var view = ViewOps.Permute(source, order);
        var result = CopyOps.Contiguous(view);
        view.Release();
        return result;
    }

    private static void Order(int rank, ReadOnlySpan<long> last, ref DimList order)
    {
        for (var i = 0; i < rank; i++)
        {
            if (!last.Contains(i))
            {
                order.Add(i);
            }
        }

        order.Add(last);
    }
}
