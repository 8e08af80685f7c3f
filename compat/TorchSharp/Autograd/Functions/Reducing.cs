namespace TorchSharp.Internal;

/// <summary>Reductions that autograd follows.</summary>
internal static class Reducing
{
    public static TensorImpl Sum(TensorImpl source, ReadOnlySpan<long> dims, bool keep, ScalarType? type)
    {
        var result = ReduceOps.Sum(source, dims, keep, type);
        return DTypes.IsFloating(result.DType) && Graph.Records(source)
            ? result.Made(new SumNode(source, dims, 1))
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
        return Graph.Records(source) ? sum.Made(new SumNode(source, dims, factor)) : sum;
    }

    /// <summary>The extreme element of a whole tensor; its gradient is shared by all equals.</summary>
    public static TensorImpl ExtremeOfAll(TensorImpl source, bool greatest)
    {
        var (value, index) = ReduceOps.ExtremeOfAll(source, greatest);
        index.Release();
        return Graph.Records(source) ? value.Made(new ExtremeNode(source, value)) : value;
    }

    public static (TensorImpl Values, TensorImpl Indices) Extreme(TensorImpl source, long dim, bool keep, bool greatest)
    {
        var (values, indices) = ReduceOps.Extreme(source, dim, keep, greatest);
        if (Graph.Records(source))
        {
            values.Made(new PickNode(source, Shapes.Dimension(dim, source.Rank), keep, indices));
        }

        return (values, indices);
    }

    private sealed class SumNode : Node
    {
        private readonly long[] _sizes;
        private readonly long[] _kept;
        private readonly ScalarType _type;
        private readonly double _factor;

        public SumNode(TensorImpl source, ReadOnlySpan<long> dims, double factor)
            : base(source)
        {
            _sizes = source.Sizes;
            _type = source.DType;
            _factor = factor;
            _kept = (long[])_sizes.Clone();
            if (dims.IsEmpty)
            {
                Array.Fill(_kept, 1);
            }

            foreach (var dim in dims)
            {
                if (_sizes.Length > 0)
                {
                    _kept[Shapes.Dimension(dim, _sizes.Length)] = 1;
                }
            }
        }

        public override void Backward(TensorImpl grad, Span<TensorImpl?> result)
        {
            var packed = CopyOps.Contiguous(grad);
            var shaped = packed.View(_kept, Shapes.ContiguousStrides(_kept), packed.Offset);
            var typed = CopyOps.To(shaped, _type);
            var scaled = _factor == 1 ? typed.Retain() : PointwiseOps.MultiplyBy(typed, _factor);
            result[0] = ViewOps.Expand(scaled, _sizes);
            packed.Release();
            shaped.Release();
            typed.Release();
            scaled.Release();
        }
    }

    private sealed class ExtremeNode : Node
    {
        private readonly SavedTensor _source;
        private readonly SavedTensor _value;

        public ExtremeNode(TensorImpl source, TensorImpl value)
            : base(source)
        {
            _source = Save(source);
            _value = Save(value);
        }

        public override void Backward(TensorImpl grad, Span<TensorImpl?> result)
        {
            var same = CompareOps.Compare(Comparison.Equal, _source.Value, _value.Value);
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

    private sealed class PickNode : Node
    {
        private readonly SavedTensor _indices;
        private readonly long[] _sizes;
        private readonly int _dim;
        private readonly bool _keep;

        public PickNode(TensorImpl source, int dim, bool keep, TensorImpl indices)
            : base(source)
        {
            _sizes = source.Sizes;
            _dim = dim;
            _keep = keep;
            _indices = Save(indices);
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
            var shape = new long[_sizes.Length];
            Array.Fill(shape, 1);
            shape[_dim] = _sizes[_dim];
            var column = positions.View(shape, Shapes.ContiguousStrides(shape), 0);
            var index = _keep ? _indices.Value.Alias() : ViewOps.Unsqueeze(_indices.Value, _dim);
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
