namespace TorchSharp.Internal;

/// <summary>Reductions that autograd follows.</summary>
internal static class Reducing
{
    public static TensorImpl Sum(TensorImpl source, ReadOnlySpan<long> dims, bool keep, ScalarType? type)
    {
        var result = ReduceOps.Sum(source, dims, keep, type);
        return DTypes.IsFloating(result.DType) && Graph.Records(source)
            ? result.Made(SumNode.Of(source, dims, 1))
            : result;
    }

    public static TensorImpl Mean(TensorImpl source, ReadOnlySpan<long> dims, bool keep, ScalarType? type)
    {
        var element = type ?? source.DType;
        NativeError.Check(
            DTypes.IsFloating(element),
            $"mean(): could not infer output dtype. Input dtype must be either a floating point or complex dtype. Got: "
            + $"{DTypes.TorchName(element)}");
        // The short floats are divided before they are rounded: their sum may be too great for them.
        var sum = ReduceOps.Sum(source, dims, keep, DTypes.Computed(element));
        var count = FillOps.Number((double)source.Count / Math.Max(sum.Count, 1), ScalarType.Float64);
        PointwiseOps.BinaryInPlace(BinaryKind.Divide, sum, count);
        count.Release();
        var factor = Math.Max(sum.Count, 1) / (double)Math.Max(source.Count, 1);
        var mean = CopyOps.To(sum, element);
        sum.Release();
        return Graph.Records(source) ? mean.Made(SumNode.Of(source, dims, factor)) : mean;
    }

    /// <summary>Product over the given dimensions (all if none); integers and bool are multiplied as 64-bit ones.</summary>
    public static TensorImpl Product(TensorImpl source, ReadOnlySpan<long> dims, bool keep, ScalarType? type)
    {
        var typed = Viewing.To(
            source, type ?? (DTypes.IsFloating(source.DType) ? source.DType : ScalarType.Int64), copy: false);
        var result = ReduceOps.Reduce(default(Product), typed, dims, keep);
        if (DTypes.IsFloating(typed.DType) && Graph.Records(typed))
        {
            result.Made(ProductNode.Of(typed, dims));
        }

        typed.Release();
        return result;
    }

    private sealed class SumNode : Node<SumNode>
    {
        private long[] _sizes = [];
        private long[] _kept = [];
        private ScalarType _type;
        private double _factor;

        public static SumNode Of(TensorImpl source, ReadOnlySpan<long> dims, double factor)
        {
            var node = Rent(source);
            var sizes = source.Sizes;
            var kept = new DimList(sizes);
            if (dims.IsEmpty)
            {
                kept.Values.Fill(1);
            }

            foreach (var dim in dims)
            {
                if (sizes.Length > 0)
                {
                    kept.Values[Shapes.Dimension(dim, sizes.Length)] = 1;
                }
            }

            node._sizes = sizes;
            node._kept = Shapes.Shared(kept.Values);
            node._type = source.DType;
            node._factor = factor;
            return node;
        }

        public override void Backward(TensorImpl grad, Span<TensorImpl?> result)
        {
            var packed = CopyOps.Contiguous(grad);
            var shaped = packed.ViewContiguous(_kept);
            var typed = CopyOps.To(shaped, _type);
            var scaled = _factor == 1 ? typed.Retain() : PointwiseOps.MultiplyBy(typed, _factor);
            result[0] = ViewOps.Expand(scaled, _sizes);
            packed.Release();
            shaped.Release();
            typed.Release();
            scaled.Release();
        }
    }

    private sealed class ProductNode : Node<ProductNode>
    {
        private long[] _dims = [];

        public static ProductNode Of(TensorImpl source, ReadOnlySpan<long> dims)
        {
            var node = Rent(source);
            node._dims = Rows.Dimensions(source, dims);
            node.Save(0, source);
            return node;
        }

        public override void Backward(TensorImpl grad, Span<TensorImpl?> result) =>
            result[0] = ReduceOps.ProductGradient(grad, Saved(0), _dims);
    }
}
