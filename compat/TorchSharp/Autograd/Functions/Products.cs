namespace TorchSharp.Internal;

/// <summary>Matrix products that autograd follows.</summary>
internal static class Products
{
    /// <summary>a[m, k] times b[k, n].</summary>
    public static TensorImpl Multiply(TensorImpl a, TensorImpl b)
    {
        var result = MatmulOps.Multiply(a, b);
        return Graph.Records(a, b) ? result.Made(ProductNode.Of(a, b)) : result;
    }

    /// <summary>x[*, in] times the transpose of weight[out, in], plus bias[out].</summary>
    public static TensorImpl Linear(TensorImpl x, TensorImpl weight, TensorImpl? bias)
    {
        var result = MatmulOps.Linear(x, weight, bias);
        return Graph.Records(x, weight, bias) ? result.Made(LinearNode.Of(x, weight, bias)) : result;
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
                var transposed = ViewOps.Permute(gradient, [1, 0]);
                result[1] = MatmulOps.Multiply(transposed, matrix);
                transposed.Release();
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
