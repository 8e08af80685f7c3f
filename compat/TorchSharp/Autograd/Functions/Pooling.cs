namespace TorchSharp.Internal;

/// <summary>Pooling of images that autograd follows.</summary>
internal static class Pooling
{
    /// <summary>The maxima and, for each, its place within its plane (32-bit).</summary>
    public static (TensorImpl Output, TensorImpl Places) Max(PoolShape shape, TensorImpl input)
    {
        var (output, places) = PoolOps.Max(shape, input);
        if (Graph.Records(input))
        {
            output.Made(MaxNode.Of(shape, input, places));
        }

        return (output, places);
    }

    public static TensorImpl Average(PoolShape shape, AveragePoolKernel.Divisor divisor, TensorImpl input)
    {
        var result = PoolOps.Average(shape, divisor, input);
        return Graph.Records(input) ? result.Made(AverageNode.Of(shape, divisor, input)) : result;
    }

    private sealed class MaxNode : Node<MaxNode>
    {
        private PoolShape? _shape;

        public static MaxNode Of(PoolShape shape, TensorImpl input, TensorImpl places)
        {
            var node = Rent(input);
            node._shape = shape;
            node.Save(0, places);
            return node;
        }

        public override void Backward(TensorImpl grad, Span<TensorImpl?> result) =>
            result[0] = PoolOps.MaxBackward(_shape!, grad, Saved(0));
    }

    private sealed class AverageNode : Node<AverageNode>
    {
        private PoolShape? _shape;
        private AveragePoolKernel.Divisor _divisor;

        public static AverageNode Of(PoolShape shape, AveragePoolKernel.Divisor divisor, TensorImpl input)
        {
            var node = Rent(input);
            node._shape = shape;
            node._divisor = divisor;
            return node;
        }

        public override void Backward(TensorImpl grad, Span<TensorImpl?> result) =>
            result[0] = PoolOps.AverageBackward(_shape!, _divisor, grad);
    }
}
