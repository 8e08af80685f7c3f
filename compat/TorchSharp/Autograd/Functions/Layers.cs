namespace TorchSharp.Internal;

/// <summary>Convolution and softmax that autograd follows.</summary>
internal static class Layers
{
    public static TensorImpl Conv2d(
        TensorImpl input, TensorImpl weight, TensorImpl? bias, long[] stride, long[] padding, long[] dilation, long groups)
    {
        var shape = ConvShape.Of(input, weight, stride, padding, dilation, groups);
        var result = ConvOps.Forward(shape, input, weight, bias);
        return Graph.Records(input, weight, bias)
            ? result.Made(ConvNode.Of(shape, input, weight, bias))
            : result;
    }

    public static TensorImpl Softmax(TensorImpl source, long dim, bool logarithm)
    {
        var d = Shapes.Dimension(dim, source.Rank);
        var result = SoftmaxOps.Forward(source, source.Rank == 0 ? -1 : d, logarithm);
        return Graph.Records(source)
            ? result.Made(SoftmaxNode.Of(source, result, source.Rank == 0 ? -1 : d, logarithm))
            : result;
    }

    private sealed class ConvNode : Node<ConvNode>
    {
        private ConvShape? _shape;

        public static ConvNode Of(ConvShape shape, TensorImpl input, TensorImpl weight, TensorImpl? bias)
        {
            var node = Rent(input, weight, bias);
            node._shape = shape;
            if (node.Needs(1) || node.Needs(2))
            {
                node.Save(0, input);
            }

            if (node.Needs(0))
            {
                node.Save(1, weight);
            }

            return node;
        }

        public override void Backward(TensorImpl grad, Span<TensorImpl?> result)
        {
            if (Needs(0))
            {
                result[0] = ConvOps.BackwardInput(_shape!, grad, Saved(1));
            }

            if (Needs(1) || Needs(2))
            {
                (result[1], result[2]) = ConvOps.BackwardWeight(_shape!, Saved(0), grad, Needs(2));
            }
        }
    }

    private sealed class SoftmaxNode : Node<SoftmaxNode>
    {
        private int _dim;
        private bool _logarithm;

        public static SoftmaxNode Of(TensorImpl source, TensorImpl result, int dim, bool logarithm)
        {
            var node = Rent(source);
            node._dim = dim;
            node._logarithm = logarithm;
            node.Save(0, result);
            return node;
        }

        public override void Backward(TensorImpl grad, Span<TensorImpl?> result) =>
            result[0] = SoftmaxOps.Backward(grad, Saved(0), _dim, _logarithm);
    }
}
