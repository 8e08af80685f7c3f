namespace TorchSharp.Internal;

/// <summary>Pointwise arithmetic that autograd follows.</summary>
internal static class Arithmetic
{
    /// <summary>a + alpha * b.</summary>
    public static TensorImpl Add(TensorImpl a, TensorImpl b, Number alpha)
    {
        var result = PointwiseOps.Add(a, b, alpha);
        return Graph.Records(a, b) ? result.Made(AddNode.Of(a, b, alpha)) : result;
    }

    public static TensorImpl Multiply(TensorImpl a, TensorImpl b)
    {
        var result = PointwiseOps.Multiply(a, b);
        return Graph.Records(a, b) ? result.Made(MultiplyNode.Of(a, b)) : result;
    }

    public static TensorImpl Divide(TensorImpl a, TensorImpl b)
    {
        var result = PointwiseOps.Divide(a, b);
        return Graph.Records(a, b) ? result.Made(DivideNode.Of(a, b)) : result;
    }

    /// <summary>target += alpha * other.</summary>
    public static void AddInPlace(TensorImpl target, TensorImpl other, Number alpha)
    {
        var node = Graph.BeginInPlace(target, other) ? AddNode.Of(target, other, alpha) : null;
        PointwiseOps.AddInPlace(target, other, alpha);
        Graph.EndInPlace(target, node);
    }

    public static void MultiplyInPlace(TensorImpl target, TensorImpl other) =>
        InPlace(BinaryKind.Multiply, target, other);

    public static void DivideInPlace(TensorImpl target, TensorImpl other) =>
        InPlace(BinaryKind.Divide, target, other);

    public static TensorImpl Relu(TensorImpl source)
    {
        var result = PointwiseOps.Relu(source);
        return Graph.Records(source) ? result.Made(ReluNode.Of(source, result)) : result;
    }

    public static void ReluInPlace(TensorImpl target)
    {
        var records = Graph.BeginInPlace(target);
        PointwiseOps.ReluInto(target, target);
        target.Storage.Version++;
        if (records)
        {
            // The result is what the gradient needs, so it is saved after the change.
            Graph.Remake(target, ReluNode.Of(target, target));
        }
    }

    // The factors are saved as they were: the change would spoil them for the gradient.
    private static void InPlace(BinaryKind kind, TensorImpl target, TensorImpl other)
    {
        Node? node = null;
        if (Graph.BeginInPlace(target, other))
        {
            var before = CopyOps.Clone(target);
            if (Graph.Maker(target) is { } maker)
            {
                before.Made(maker);
            }

            node = kind == BinaryKind.Multiply ? MultiplyNode.Of(before, other) : DivideNode.Of(before, other);
            before.Release();
        }

        PointwiseOps.BinaryInPlace(kind, target, other);
        Graph.EndInPlace(target, node);
    }

    private sealed class AddNode : Node<AddNode>
    {
        private Form _a;
        private Form _b;
        private Number _alpha;

        public static AddNode Of(TensorImpl a, TensorImpl b, Number alpha)
        {
            var node = Rent(a, b);
            node._a = new Form(a);
            node._b = new Form(b);
            node._alpha = alpha;
            return node;
        }

        public override void Backward(TensorImpl grad, Span<TensorImpl?> result)
        {
            if (Needs(0))
            {
                result[0] = _a.Fit(grad);
            }

            if (Needs(1))
            {
                var scaled = _alpha.IsOne ? grad.Retain() : PointwiseOps.MultiplyBy(grad, _alpha);
                result[1] = _b.Fit(scaled);
                scaled.Release();
            }
        }
    }

    private sealed class MultiplyNode : Node<MultiplyNode>
    {
        private Form _a;
        private Form _b;

        public static MultiplyNode Of(TensorImpl a, TensorImpl b)
        {
            var node = Rent(a, b);
            node._a = new Form(a);
            node._b = new Form(b);
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
            for (var i = 0; i < 2; i++)
            {
                if (Needs(i))
                {
                    var product = PointwiseOps.Multiply(grad, Saved(1 - i));
                    result[i] = (i == 0 ? _a : _b).Fit(product);
                    product.Release();
                }
            }
        }
    }

    private sealed class DivideNode : Node<DivideNode>
    {
        private Form _a;
        private Form _b;

        public static DivideNode Of(TensorImpl a, TensorImpl b)
        {
            var node = Rent(a, b);
            node._a = new Form(a);
            node._b = new Form(b);
            if (node.Needs(1))
            {
                node.Save(0, a);
            }

            node.Save(1, b);
            return node;
        }

        public override void Backward(TensorImpl grad, Span<TensorImpl?> result)
        {
            var b = Saved(1);
            var quotient = PointwiseOps.Divide(grad, b);
            if (Needs(0))
            {
                result[0] = _a.Fit(quotient);
            }

            if (Needs(1))
            {
                // d(a/b)/db = -(a/b)/b.
                var ratio = PointwiseOps.Divide(Saved(0), b);
                var product = PointwiseOps.Multiply(quotient, ratio);
                var negative = PointwiseOps.MultiplyBy(product, -1);
                result[1] = _b.Fit(negative);
                ratio.Release();
                product.Release();
                negative.Release();
            }

            quotient.Release();
        }
    }

    private sealed class ReluNode : Node<ReluNode>
    {
        public static ReluNode Of(TensorImpl source, TensorImpl result)
        {
            var node = Rent(source);
            node.Save(0, result);
            return node;
        }

        public override void Backward(TensorImpl grad, Span<TensorImpl?> result) =>
            result[0] = PointwiseOps.Binary(BinaryKind.ReluGradient, grad, Saved(0));
    }
}
