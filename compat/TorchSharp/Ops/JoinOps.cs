namespace TorchSharp.Internal;

/// <summary>Tensors put together, without autograd.</summary>
internal static class JoinOps
{
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
}
