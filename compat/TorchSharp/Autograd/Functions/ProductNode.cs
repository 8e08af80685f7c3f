namespace TorchSharp.Internal;

/// <summary>The gradient of a product of two matrices, or of as many pairs of them.</summary>
internal sealed class ProductNode : Node<ProductNode>
{
    public static ProductNode Of(TensorImpl a, TensorImpl b)
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
            var right = Transposed(Saved(1));
            result[0] = Product(grad, right);
            right.Release();
        }

        if (Needs(1))
        {
            var left = Transposed(Saved(0));
            result[1] = Product(left, grad);
            left.Release();
        }
    }

    private static TensorImpl Transposed(TensorImpl a) => ViewOps.Permute(a, a.Rank == 2 ? [1, 0] : [0, 2, 1]);

    private static TensorImpl Product(TensorImpl a, TensorImpl b) =>
        a.Rank == 2 ? MatmulOps.Multiply(a, b) : MatmulOps.Batch(a, b);
}
