namespace TorchSharp.Internal;

/// <summary>Extreme elements that autograd follows.</summary>
internal static class Extremes
{
    /// <summary>The extreme elements along dimensions (all if none); their gradient is shared by all equals.</summary>
    public static TensorImpl Values(TensorImpl source, ReadOnlySpan<long> dims, bool keep, bool greatest)
    {
        var result = greatest
            ? ReduceOps.Reduce(default(Greatest), source, dims, keep)
            : ReduceOps.Reduce(default(Least), source, dims, keep);
        return Shared(source, result, dims);
    }

    /// <summary>The extreme elements along a dimension and their positions; the gradient goes to the first of equals.</summary>
    public static (TensorImpl Values, TensorImpl Indices) Along(TensorImpl source, long dim, bool keep, bool greatest)
    {
        var indices = ExtremeOps.Places(source, dim, keep, greatest);
        return (At(source, dim, keep, indices), indices);
    }

    /// <summary>The elements of a dimension, which disappears unless kept, at the positions given.</summary>
    public static TensorImpl At(TensorImpl source, long dim, bool keep, TensorImpl indices)
    {
        var column = keep || source.Rank == 0 ? indices.Retain() : ViewOps.Unsqueeze(indices, Shapes.Dimension(dim, source.Rank));
        var picked = Gathering.Gather(source, dim, column);
        column.Release();
        return Viewing.Shaped(picked, indices.Sizes);
    }

    /// <summary>The middle element of all, the lower one of two; NaN if there is one.</summary>
    public static TensorImpl Median(TensorImpl source)
    {
        if (source.Count == 0)
        {
            return FillOps.Full(double.NaN, source.DType);
        }

        using var used = new Temporaries();
        var (values, indices) = SortOps.Sort(source, null, descending: false);
        used.Add(values);
        used.Add(indices);
        // NaN come last.
        var last = used.Add(ViewOps.Select(values, 0, -1));
        var result = CopyOps.Clone(
            CompareOps.Equal(last, last) ? used.Add(ViewOps.Select(values, 0, (source.Count - 1) / 2)) : last);
        return Shared(source, result, []);
    }

    private static TensorImpl Shared(TensorImpl source, TensorImpl result, ReadOnlySpan<long> dims) =>
        DTypes.IsFloating(source.DType) && Graph.Records(source)
            ? result.Made(ShareNode.Of(source, result, dims))
            : result;

    private sealed class ShareNode : Node<ShareNode>
    {
        private long[] _dims = [];
        private long[] _kept = [];

        public static ShareNode Of(TensorImpl source, TensorImpl value, ReadOnlySpan<long> dims)
        {
            var node = Rent(source);
            node._dims = dims.ToArray();
            node._kept = Rows.Kept(source.Sizes, Rows.Dimensions(source, dims), keep: true);
            node.Save(0, source);
            node.Save(1, value);
            return node;
        }

        public override void Backward(TensorImpl grad, Span<TensorImpl?> result)
        {
            using var used = new Temporaries();
            var source = Saved(0);
            var value = used.Add(Saved(1).ViewContiguous(_kept));
            var packed = used.Add(CopyOps.Contiguous(grad));
            var gradient = used.Add(packed.ViewContiguous(_kept));
            var same = used.Add(CompareOps.Compare(Comparison.Equal, source, value));
            var nan = used.Add(Logic.IsNaN(source));
            var valueIsNan = used.Add(Logic.IsNaN(value));
            var both = used.Add(BinaryOps.Forward(default(And), nan, valueIsNan));
            var equal = used.Add(BinaryOps.Forward(default(Or), same, both));
            var mask = used.Add(CopyOps.To(equal, grad.DType));
            var count = used.Add(ReduceOps.Sum(mask, _dims, keep: true));
            var share = used.Add(PointwiseOps.Divide(gradient, count));
            result[0] = PointwiseOps.Multiply(mask, share);
        }
    }
}
