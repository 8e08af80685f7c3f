namespace TorchSharp.Internal;

/// <summary>Tensors put together, that autograd follows.</summary>
internal static class Joining
{
    public static TensorImpl Cat(IReadOnlyList<TensorImpl> tensors, long dim)
    {
        var result = JoinOps.Cat(tensors, dim);
        var all = tensors.ToArray();
        return Graph.Records(all) ? result.Made(CatNode.Of(all, Shapes.Dimension(dim, result.Rank))) : result;
    }

    private sealed class CatNode : Node<CatNode>
    {
        private readonly List<(long Length, ScalarType Type)> _parts = [];
        private int _dim;

        public static CatNode Of(ReadOnlySpan<TensorImpl> tensors, int dim)
        {
            var node = Rent(tensors);
            node._dim = dim;
            node._parts.Clear();
            foreach (var tensor in tensors)
            {
                node._parts.Add((tensor.Rank == 1 && tensor.Sizes[0] == 0 ? 0 : tensor.Sizes[dim], tensor.DType));
            }

            return node;
        }

        public override void Backward(TensorImpl grad, Span<TensorImpl?> result)
        {
            long start = 0;
            for (var i = 0; i < _parts.Count; i++)
            {
                var (length, type) = _parts[i];
                if (Needs(i))
                {
                    var part = ViewOps.Narrow(grad, _dim, start, length);
                    result[i] = CopyOps.To(part, type);
                    part.Release();
                }

                start += length;
            }
        }
    }
}
