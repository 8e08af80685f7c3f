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
        var sum = ReduceOps.Sum(source, dims, keep, element);
        var count = FillOps.Number((double)source.Count / Math.Max(sum.Count, 1), ScalarType.Float64);
        PointwiseOps.BinaryInPlace(BinaryKind.Divide, sum, count);
        count.Release();
        var factor = Math.Max(sum.Count, 1) / (double)Math.Max(source.Count, 1);
        return Graph.Records(source) ? sum.Made(SumNode.Of(source, dims, factor)) : sum;
    }

    /// <summary>The extreme element of a whole tensor; its gradient is shared by all equals.</summary>
    public static TensorImpl ExtremeOfAll(TensorImpl source, bool greatest)
    {
        var (value, index) = ReduceOps.ExtremeOfAll(source, greatest);
        index.Release();
        return Graph.Records(source) ? value.Made(ExtremeNode.Of(source, value)) : value;
    }

    public static (TensorImpl Values, TensorImpl Indices) Extreme(TensorImpl source, long dim, bool keep, bool greatest)
    {
        var (values, indices) = ReduceOps.Extreme(source, dim, keep, greatest);
        if (Graph.Records(source))
        {
            values.Made(PickNode.Of(source, Shapes.Dimension(dim, source.Rank), keep, indices));
        }

        return (values, indices);
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

    private sealed class ExtremeNode : Node<ExtremeNode>
    {
        public static ExtremeNode Of(TensorImpl source, TensorImpl value)
        {
            var node = Rent(source);
            node.Save(0, source);
            node.Save(1, value);
            return node;
        }

        public override void Backward(TensorImpl grad, Span<TensorImpl?> result)
        {
            var same = CompareOps.Compare(Comparison.Equal, Saved(0), Saved(1));
            var mask = CopyOps.To(same, grad.DType);
            var count = ReduceOps.Sum(mask, [], keep: false);
            var share = PointwiseOps.Divide(grad, count);
            result[0] = PointwiseOps.Multiply(mask, share);
            same.Release();
            mask.Release();
            count.Release();
            share.Release();
        }
    }

    private sealed class PickNode : Node<PickNode>
    {
        private long[] _sizes = [];
        private int _dim;
        private bool _keep;

        public static PickNode Of(TensorImpl source, int dim, bool keep, TensorImpl indices)
        {
            var node = Rent(source);
            node._sizes = source.Sizes;
            node._dim = dim;
            node._keep = keep;
            node.Save(0, indices);
            return node;
        }

        public override void Backward(TensorImpl grad, Span<TensorImpl?> result)
        {
            if (_sizes.Length == 0)
            {
                result[0] = grad.Retain();
                return;
            }

            // One-hot along the reduced dimension, times the gradient.
            var positions = FillOps.Range(0, _sizes[_dim], 1, ScalarType.Int64);
            var shape = default(DimList);
            shape.Add(1, _sizes.Length);
            shape.Values[_dim] = _sizes[_dim];
            var column = positions.ViewContiguous(shape.Values);
            var index = _keep ? Saved(0).Alias() : ViewOps.Unsqueeze(Saved(0), _dim);
            var wide = _keep ? grad.Alias() : ViewOps.Unsqueeze(grad, _dim);
            var hit = CompareOps.Compare(Comparison.Equal, index, column);
            var mask = CopyOps.To(hit, grad.DType);
            result[0] = PointwiseOps.Multiply(mask, wide);
            foreach (var used in (ReadOnlySpan<TensorImpl>)[positions, column, index, wide, hit, mask])
            {
                used.Release();
            }
        }
    }
}
