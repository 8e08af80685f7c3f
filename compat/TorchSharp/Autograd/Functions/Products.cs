namespace TorchSharp.Internal;

/// <summary>Matrix products that autograd follows.</summary>
internal static class Products
{
    /// <summary>a[m, k] times b[k, n].</summary>
    public static TensorImpl Multiply(TensorImpl a, TensorImpl b)
    {
        var result = MatmulOps.Multiply(a, b);
        return Graph.Records(a, b) ? result.Made(new MultiplyNode(a, b)) : result;
    }

    /// <summary>x[*, in] times the transpose of weight[out, in], plus bias[out].</summary>
    public static TensorImpl Linear(TensorImpl x, TensorImpl weight, TensorImpl? bias)
    {
        var result = MatmulOps.Linear(x, weight, bias);
        return Graph.Records(x, weight, bias) ? result.Made(new LinearNode(x, weight, bias)) : result;
    }

    private static TensorImpl MultiplyTransposed(TensorImpl a, bool transposeA, TensorImpl b, bool transposeB)
    {
        var left = transposeA ? ViewOps.Permute(a, [1, 0]) : a.Retain();
        var right = transposeB ? ViewOps.Permute(b, [1, 0]) : b.Retain();
        var result = MatmulOps.Multiply(left, right);
        left.Release();
        right.Release();
        return result;
    }

    private sealed class MultiplyNode : Node
    {
        private readonly SavedTensor? _a;
        private readonly SavedTensor? _b;

        public MultiplyNode(TensorImpl a, TensorImpl b)
            : base(a, b)
        {
            _a = Needs(1) ? Save(a) : null;
            _b = Needs(0) ? Save(b) : null;
        }

        public override void Backward(TensorImpl grad, Span<TensorImpl?> result)
        {
            if (Needs(0))
            {
                result[0] = MultiplyTransposed(grad, false, _b!.Value, true);
            }

            if (Needs(1))
            {
                result[1] = MultiplyTransposed(_a!.Value, true, grad, false);
            }
        }
    }

    private sealed class LinearNode : Node
    {
        private readonly SavedTensor? _x;
        private readonly SavedTensor? _weight;
        private readonly long[] _inputSizes;

        public LinearNode(TensorImpl x, TensorImpl weight, TensorImpl? bias)
            : base(x, weight, bias)
        {
            _x = Needs(1) ? Save(x) : null;
            _weight = Needs(0) ? Save(weight) : null;
            _inputSizes = x.Sizes;
        }

        public override void Backward(TensorImpl grad, Span<TensorImpl?> result)
        {
            var packed = CopyOps.Contiguous(grad);
            var outputs = grad.Sizes[^1];
            long rows = grad.Count / Math.Max(outputs, 1), inputs = _inputSizes[^1];
            var gradient = packed.View([rows, outputs], [outputs, 1], packed.Offset);
            if (Needs(0))
            {
                var flat = MatmulOps.Multiply(gradient, _weight!.Value);
                result[0] = flat.View(_inputSizes, Shapes.ContiguousStrides(_inputSizes), 0);
                flat.Release();
            }

            if (Needs(1))
            {
                var x = CopyOps.Contiguous(_x!.Value);
                var matrix = x.View([rows, inputs], [inputs, 1], x.Offset);
                result[1] = MultiplyTransposed(gradient, true, matrix, false);
                matrix.Release();
                x.Release();
            }

            if (Needs(2))
            {
                result[2] = ReduceOps.Sum(gradient, [0], keep: false);
            }

            gradient.Release();
            packed.Release();
        }
    }
}
