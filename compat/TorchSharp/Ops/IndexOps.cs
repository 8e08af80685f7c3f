using System.Numerics;

namespace TorchSharp.Internal;

/// <summary>Selection by index and joining, without autograd.</summary>
internal static unsafe class IndexOps
{
    /// <summary>The slices of a dimension that an index tensor names, in its order.</summary>
    public static TensorImpl Select(TensorImpl source, int dim, TensorImpl index)
    {
        NativeError.Check(index.Rank <= 1, "index_select(): Index is supposed to be a vector");
        NativeError.Check(
            index.DType is ScalarType.Int64 or ScalarType.Int32,
            "index_select(): Expected dtype int32 or int64 for index");
        var places = Places(index, source.Rank == 0 ? 1 : source.Sizes[dim]);
        var sizes = (long[])source.Sizes.Clone();
        if (source.Rank > 0)
        {
            sizes[dim] = places.Length;
        }

        var packed = CopyOps.Contiguous(source);
        var result = TensorImpl.Empty(source.DType, sizes);
        var (outer, bytes) = Blocks(packed, dim);
        byte* from = packed.Bytes, to = result.Bytes;
        var length = source.Rank == 0 ? 1 : source.Sizes[dim];
        for (long o = 0; o < outer; o++)
        {
            foreach (var place in places)
            {
                Buffer.MemoryCopy(from + (((o * length) + place) * bytes), to, bytes, bytes);
                to += bytes;
            }
        }

        packed.Release();
        return result;
    }

    /// <summary>Adds slices of <paramref name="source"/> to the slices of zeros that an index tensor names.</summary>
    public static TensorImpl ScatterSum(TensorImpl source, int dim, TensorImpl index, long[] sizes)
    {
        var result = FillOps.Zeros(source.DType, sizes);
        var places = Places(index, sizes.Length == 0 ? 1 : sizes[dim]);
        for (var i = 0; i < places.Length; i++)
        {
            var from = sizes.Length == 0 ? source.Alias() : ViewOps.Narrow(source, dim, i, 1);
            var to = sizes.Length == 0 ? result.Alias() : ViewOps.Narrow(result, dim, places[i], 1);
            PointwiseOps.AddInPlace(to, from, 1);
            from.Release();
            to.Release();
        }

        return result;
    }

    public static TensorImpl Cat(IReadOnlyList<TensorImpl> tensors, long dim)
    {
        NativeError.Check(tensors.Count > 0, "torch.cat(): expected a non-empty list of Tensors");
        // A one-dimensional tensor without elements fits anywhere.
        var parts = tensors.Where(t => t.Rank != 1 || t.Sizes[0] != 0).ToList();
        if (parts.Count == 0)
        {
            return CopyOps.Clone(tensors[0]);
        }

        var first = parts[0];
        NativeError.Check(first.Rank > 0, "zero-dimensional tensor (at position 0) cannot be concatenated");
        var d = Shapes.Dimension(dim, first.Rank);
        var type = first.DType;
        var sizes = (long[])first.Sizes.Clone();
        sizes[d] = 0;
        foreach (var part in parts)
        {
            type = DTypes.Promote(type, part.DType);
            NativeError.Check(part.Rank == first.Rank, "Tensors must have same number of dimensions");
            for (var i = 0; i < part.Rank; i++)
            {
                NativeError.Check(
                    i == d || part.Sizes[i] == sizes[i],
                    $"Sizes of tensors must match except in dimension {d}. Expected size {sizes[i]} but got size "
                    + $"{part.Sizes[i]}");
            }

            sizes[d] += part.Sizes[d];
        }

        var result = TensorImpl.Empty(type, sizes);
        long start = 0;
        foreach (var part in parts)
        {
            var to = ViewOps.Narrow(result, d, start, part.Sizes[d]);
            CopyOps.Into(to, part);
            to.Release();
            start += part.Sizes[d];
        }

        return result;
    }

    private static long[] Places(TensorImpl index, long length)
    {
        var wide = CopyOps.To(index, ScalarType.Int64);
        var packed = CopyOps.Contiguous(wide);
        var places = new ReadOnlySpan<long>(packed.Pointer<long>(), checked((int)packed.Count)).ToArray();
        wide.Release();
        packed.Release();
        foreach (var place in places)
        {
            NativeError.Check(place >= 0 && place < length, "index out of range in self");
        }

        return places;
    }

    private static (long Outer, long Bytes) Blocks(TensorImpl source, int dim)
    {
        long outer = 1, inner = DTypes.Size(source.DType);
        for (var i = 0; i < source.Rank; i++)
        {
            if (i < dim)
            {
                outer *= source.Sizes[i];
            }
            else if (i > dim)
            {
                inner *= source.Sizes[i];
            }
        }

        return (outer, inner);
    }
}
