namespace TorchSharp.Internal;

/// <summary>Matrix products that autograd follows.</summary>
internal static class Products
{
    /// <summary>a[m, k] times b[k, n].</summary>
    public static TensorImpl Multiply(TensorImpl a, TensorImpl b)
    {
        var result = MatmulOps.Multiply(a, b);
        return Graph.Records(a, b) ? result.Made(MultiplyNode.Of(a, b)) : result;
    }

    /// <summary>x[*, in] times the transpose of weight[out, in], plus bias[out].</summary>
    public static TensorImpl Linear(TensorImpl x, TensorImpl weight, TensorImpl? bias)
    {
        var result = MatmulOps.Linear(x, weight, bias);
        return Graph.Records(x, weight, bias) ? result.Made(LinearNode.Of(x, weight, bias)) : result;
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

    private sealed class MultiplyNode : Node<MultiplyNode>
    {
        public static MultiplyNode Of(TensorImpl a, TensorImpl b)
        {
            var node = Rent(a, b);
            if (node.Needs(1))
            {
                node.Save(0, a);
            }

            if (node.Needs(0))
            {
                node.Save(1, b);
            }

            return node;
        }

        public override void Backward(TensorImpl grad, Span<TensorImpl?> result)
        {
            if (Needs(0))
            {
                result[0] = MultiplyTransposed(grad, false, Saved(1), true);
            }

            if (Needs(1))
            {
                result[1] = MultiplyTransposed(Saved(0), true, grad, false);
            }
        }
    }

    private sealed class LinearNode : Node<LinearNode>
    {
        private long[] _inputSizes = [];

        public static LinearNode Of(TensorImpl x, TensorImpl weight, TensorImpl? bias)
        {
            var node = Rent(x, weight, bias);
            node._inputSizes = x.Sizes;
            if (node.Needs(1))
            {
                node.Save(0, x);
            }

            if (node.Needs(0))
            {
                node.Save(1, weight);
            }

            return node;
        }

        public override void Backward(TensorImpl grad, Span<TensorImpl?> result)
        {
            var packed = CopyOps.Contiguous(grad);
            var outputs = grad.Sizes[^1];
            long rows = grad.Count / Math.Max(outputs, 1), inputs = _inputSizes[^1];
            var gradient = packed.ViewContiguous(rows, outputs);
            if (Needs(0))
            {
                var flat = MatmulOps.Multiply(gradient, Saved(1));
                result[0] = flat.ViewContiguous(_inputSizes);
                flat.Release();
            }

            if (Needs(1))
            {
                var x = CopyOps.Contiguous(Saved(0));
                var matrix = x.ViewContiguous(rows, inputs);
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
