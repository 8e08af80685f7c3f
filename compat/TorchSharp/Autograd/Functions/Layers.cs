namespace TorchSharp.Internal;

/// <summary>Convolution, pooling and softmax that autograd follows.</summary>
internal static class Layers
{
    public static TensorImpl Conv2d(
        TensorImpl input, TensorImpl weight, TensorImpl? bias, long[] stride, long[] padding, long[] dilation, long groups)
    {
        var shape = new ConvShape(input, weight, stride, padding, dilation, groups);
        var result = ConvOps.Forward(shape, input, weight, bias);
        return Graph.Records(input, weight, bias)
            ? result.Made(new ConvNode(shape, input, weight, bias))
            : result;
    }

    /// <summary>The maxima and, for each, its place within its plane (32-bit).</summary>
    public static (TensorImpl Output, TensorImpl Places) MaxPool(PoolShape shape, TensorImpl input)
    {
        var (output, places) = PoolOps.Forward(shape, input);
        if (Graph.Records(input))
        {
            output.Made(new PoolNode(shape, input, places));
        }

        return (output, places);
    }

    public static TensorImpl Softmax(TensorImpl source, long dim, bool logarithm)
    {
        var d = Shapes.Dimension(dim, source.Rank);
        var result = SoftmaxOps.Forward(source, source.Rank == 0 ? -1 : d, logarithm);
        return Graph.Records(source)
            ? result.Made(new SoftmaxNode(source, result, source.Rank == 0 ? -1 : d, logarithm))
            : result;
    }

    private sealed class ConvNode : Node
    {
        private readonly ConvShape _shape;
        private readonly SavedTensor? _input;
        private readonly SavedTensor? _weight;

        public ConvNode(ConvShape shape, TensorImpl input, TensorImpl weight, TensorImpl? bias)
            : base(input, weight, bias)
        {
            _shape = shape;
            _input = Needs(1) || Needs(2) ? Save(input) : null;
            _weight = Needs(0) ? Save(weight) : null;
        }

        public override void Backward(TensorImpl grad, Span<TensorImpl?> result)
        {
            if (Needs(0))
            {
                result[0] = ConvOps.BackwardInput(_shape, grad, _weight!.Value);
            }

            if (Needs(1) || Needs(2))
            {
                var (weight, bias) = ConvOps.BackwardWeight(_shape, _input!.Value, grad);
                result[1] = weight;
                if (Needs(2))
                {
                    result[2] = bias;
                }
                else
                {
                    bias.Release();
                }
            }
        }
    }

    private sealed class PoolNode : Node
    {
        private readonly PoolShape _shape;
        private readonly SavedTensor _places;

        public PoolNode(PoolShape shape, TensorImpl input, TensorImpl places)
            : base(input)
        {
            _shape = shape;
            _places = Save(places);
        }

        public override void Backward(TensorImpl grad, Span<TensorImpl?> result) =>
            result[0] = PoolOps.Backward(_shape, grad, _places.Value);
    }

    private sealed class SoftmaxNode : Node
    {
        private readonly SavedTensor _result;
        private readonly int _dim;
        private readonly bool _logarithm;

        public SoftmaxNode(TensorImpl source, TensorImpl result, int dim, bool logarithm)
            : base(source)
        {
            _result = Save(result);
            _dim = dim;
            _logarithm = logarithm;
        }

        public override void Backward(TensorImpl grad, Span<TensorImpl?> result) =>
            result[0] = SoftmaxOps.Backward(grad, _result.Value, _dim, _logarithm);
    }
}
