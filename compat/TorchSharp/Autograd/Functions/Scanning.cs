namespace TorchSharp.Internal;

/// <summary>Running sums and products that autograd follows; integers are added up as 64-bit ones.</summary>
internal static class Scanning
{
    public static TensorImpl Sum(TensorImpl source, long dim, ScalarType? type)
    {
        var d = Shapes.Dimension(dim, source.Rank);
        var typed = Typed(source, type);
        var result = ScanOps.Sum(typed, d);
        if (DTypes.IsFloating(typed.DType) && Graph.Records(typed))
        {
            result.Made(BackNode<SumBack>.Of(typed, new SumBack(d)));
        }

        typed.Release();
        return result;
    }

    public static TensorImpl Product(TensorImpl source, long dim, ScalarType? type)
    {
        var d = Shapes.Dimension(dim, source.Rank);
        var typed = Typed(source, type);
        var result = ScanOps.Product(typed, d);
        if (DTypes.IsFloating(typed.DType) && Graph.Records(typed))
        {
            result.Made(ProductNode.Of(typed, d));
        }

        typed.Release();
        return result;
    }

    private static TensorImpl Typed(TensorImpl source, ScalarType? type) => Viewing.To(
        source, type ?? (DTypes.IsFloating(source.DType) ? source.DType : ScalarType.Int64), copy: false);

    private readonly struct SumBack(int dim) : IBack
    {
        public TensorImpl Apply(TensorImpl gradient) => ScanOps.Sum(gradient, dim, backwards: true);
    }

    private sealed class ProductNode : Node<ProductNode>
    {
        private int _dim;

        public static ProductNode Of(TensorImpl source, int dim)
        {
            var node = Rent(source);
            node._dim = dim;
            node.Save(0, source);
            return node;
        }

        public override void Backward(TensorImpl grad, Span<TensorImpl?> result) =>
            result[0] = ScanOps.ProductGradient(grad, Saved(0), _dim);
    }
}
