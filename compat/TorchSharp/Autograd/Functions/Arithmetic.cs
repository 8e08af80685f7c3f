namespace TorchSharp.Internal;

/// <summary>Pointwise arithmetic that autograd follows.</summary>
internal static class Arithmetic
{
    /// <summary>a + alpha * b.</summary>
    public static TensorImpl Add(TensorImpl a, TensorImpl b, Scalar alpha)
    {
        var result = PointwiseOps.Add(a, b, alpha);
        return Graph.Records(a, b) ? result.Made(new AddNode(a, b, alpha)) : result;
    }

    public static TensorImpl Multiply(TensorImpl a, TensorImpl b)
    {
        var result = PointwiseOps.Multiply(a, b);
        return Graph.Records(a, b) ? result.Made(new MultiplyNode(a, b)) : result;
    }

    public static TensorImpl Divide(TensorImpl a, TensorImpl b)
    {
        var result = PointwiseOps.Divide(a, b);
        return Graph.Records(a, b) ? result.Made(new DivideNode(a, b)) : result;
    }

    /// <summary>target += alpha * other.</summary>
    public static void AddInPlace(TensorImpl target, TensorImpl other, Scalar alpha)
    {
        var node = Graph.BeginInPlace(target, other) ? new AddNode(target, other, alpha) : null;
        PointwiseOps.AddInPlace(target, other, alpha);
        Graph.EndInPlace(target, node);
    }

    public static void MultiplyInPlace(TensorImpl target, TensorImpl other) =>
        InPlace(BinaryKind.Multiply, target, other, (a, b) => new MultiplyNode(a, b));

    public static void DivideInPlace(TensorImpl target, TensorImpl other) =>
        InPlace(BinaryKind.Divide, target, other, (a, b) => new DivideNode(a, b));

    public static TensorImpl Relu(TensorImpl source)
    {
        var result = PointwiseOps.Relu(source);
        return Graph.Records(source) ? result.Made(new ReluNode(source, result)) : result;
    }

    public static void ReluInPlace(TensorImpl target)
    {
        var records = Graph.BeginInPlace(target);
        PointwiseOps.ReluInto(target, target);
        target.Storage.Version++;
        if (records)
        {
            // The result is what the gradient needs, so it is saved after the change.
            target.Storage.GradientVersion++;
            target.EnsureAutograd().SetGradFn(new ReluNode(target, target));
        }
    }

    // The factors are saved as they were: the change would spoil them for the gradient.
    private static void InPlace(
        BinaryKind kind, TensorImpl target, TensorImpl other, Func<TensorImpl, TensorImpl, Node> create)
    {
        Node? node = null;
        if (Graph.BeginInPlace(target, other))
        {
            var before = CopyOps.Clone(target);
            if (Graph.Maker(target) is { } maker)
            {
                before.Made(maker);
            }

            node = create(before, other);
            before.Release();
        }

        PointwiseOps.BinaryInPlace(kind, target, other);
        Graph.EndInPlace(target, node);
    }

    /// <summary>A gradient in the shape and type of the input it belongs to.</summary>
    private static TensorImpl Fit(TensorImpl gradient, long[] sizes, ScalarType type)
    {
        var reduced = ReduceOps.SumTo(gradient, sizes);
        var result = CopyOps.To(reduced, type);
        reduced.Release();
        return result;
    }

    private sealed class AddNode(TensorImpl a, TensorImpl b, Scalar alpha) : Node(a, b)
    {
        private readonly (long[] Sizes, ScalarType Type) _a = (a.Sizes, a.DType);
        private readonly (long[] Sizes, ScalarType Type) _b = (b.Sizes, b.DType);

        public override void Backward(TensorImpl grad, Span<TensorImpl?> result)
        {
            if (Needs(0))
            {
                result[0] = Fit(grad, _a.Sizes, _a.Type);
            }

            if (Needs(1))
            {
                var scaled = alpha.IsOne ? grad.Retain() : PointwiseOps.MultiplyBy(grad, alpha);
                result[1] = Fit(scaled, _b.Sizes, _b.Type);
                scaled.Release();
            }
        }
    }

    private sealed class MultiplyNode : Node
    {
        private readonly SavedTensor? _a;
        private readonly SavedTensor? _b;
        private readonly (long[] Sizes, ScalarType Type)[] _inputs;

        public MultiplyNode(TensorImpl a, TensorImpl b)
            : base(a, b)
        {
            _a = Needs(1) ? Save(a) : null;
            _b = Needs(0) ? Save(b) : null;
            _inputs = [(a.Sizes, a.DType), (b.Sizes, b.DType)];
        }

        public override void Backward(TensorImpl grad, Span<TensorImpl?> result)
        {
            for (var i = 0; i < 2; i++)
            {
                if (Needs(i))
                {
                    var product = PointwiseOps.Multiply(grad, (i == 0 ? _b : _a)!.Value);
                    result[i] = Fit(product, _inputs[i].Sizes, _inputs[i].Type);
                    product.Release();
                }
            }
        }
    }

    private sealed class DivideNode : Node
    {
        private readonly SavedTensor? _a;
        private readonly SavedTensor _b;
        private readonly (long[] Sizes, ScalarType Type) _first;

        public DivideNode(TensorImpl a, TensorImpl b)
            : base(a, b)
        {
            _a = Needs(1) ? Save(a) : null;
            _b = Save(b);
            _first = (a.Sizes, a.DType);
        }

        public override void Backward(TensorImpl grad, Span<TensorImpl?> result)
        {
            var b = _b.Value;
            var quotient = PointwiseOps.Divide(grad, b);
            if (Needs(0))
            {
                result[0] = Fit(quotient, _first.Sizes, _first.Type);
            }

            if (Needs(1))
            {
                // d(a/b)/db = -(a/b)/b.
                var ratio = PointwiseOps.Divide(_a!.Value, b);
                var product = PointwiseOps.Multiply(quotient, ratio);
                var negative = PointwiseOps.MultiplyBy(product, -1);
                result[1] = Fit(negative, b.Sizes, b.DType);
                ratio.Release();
                product.Release();
                negative.Release();
            }

            quotient.Release();
        }
    }

    private sealed class ReluNode : Node
    {
        private readonly SavedTensor _result;

        public ReluNode(TensorImpl source, TensorImpl result)
            : base(source) => _result = Save(result);

        public override void Backward(TensorImpl grad, Span<TensorImpl?> result) =>
            result[0] = PointwiseOps.Binary(BinaryKind.ReluGradient, grad, _result.Value);
    }
}
