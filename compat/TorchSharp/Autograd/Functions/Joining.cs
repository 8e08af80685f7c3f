namespace TorchSharp.Internal;

/// <summary>Selection by index, joining and overwriting that autograd follows.</summary>
internal static class Joining
{
    public static TensorImpl IndexSelect(TensorImpl source, long dim, TensorImpl index)
    {
        var d = Shapes.Dimension(dim, source.Rank);
        var result = IndexOps.Select(source, d, index);
        return Graph.Records(source) ? result.Made(IndexNode.Of(source, d, index)) : result;
    }

    public static TensorImpl Cat(IReadOnlyList<TensorImpl> tensors, long dim)
    {
        var result = IndexOps.Cat(tensors, dim);
        var all = tensors.ToArray();
        return Graph.Records(all) ? result.Made(CatNode.Of(all, Shapes.Dimension(dim, result.Rank))) : result;
    }

    /// <summary>Overwrites <paramref name="target"/> with <paramref name="source"/>, broadcast and converted.</summary>
    public static void CopyInto(TensorImpl target, TensorImpl source)
    {
        NativeError.Check(
            Shapes.Broadcast(target.Sizes, source.Sizes).AsSpan().SequenceEqual(target.Sizes),
            $"output with shape {Shapes.Text(target.Sizes)} doesn't match the broadcast shape "
            + $"{Shapes.Text(Shapes.Broadcast(target.Sizes, source.Sizes))}");
        var records = Graph.BeginInPlace(target, DTypes.IsFloating(target.DType) ? source : null);
        var node = records ? OverwriteNode.Of(source) : null;
        CopyOps.Into(target, source);
        Graph.EndInPlace(target, node);
    }

    /// <summary>Overwrites every element with one value.</summary>
    public static void Fill(TensorImpl target, Number value)
    {
        var node = Graph.BeginInPlace(target) ? OverwriteNode.Of(null) : null;
        FillOps.Fill(target, value);
        Graph.EndInPlace(target, node);
    }

    private sealed class IndexNode : Node<IndexNode>
    {
        private long[] _sizes = [];
        private int _dim;

        public static IndexNode Of(TensorImpl source, int dim, TensorImpl index)
        {
            var node = Rent(source);
            node._sizes = source.Sizes;
            node._dim = dim;
            node.Save(0, index);
            return node;
        }

        public override void Backward(TensorImpl grad, Span<TensorImpl?> result) =>
            result[0] = IndexOps.ScatterSum(grad, _dim, Saved(0), _sizes);
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

    /// <summary>What was there before gets no gradient; what was written gets all of it.</summary>
    private sealed class OverwriteNode : Node<OverwriteNode>
    {
        private long[] _sizes = [];
        private ScalarType _type;

        public static OverwriteNode Of(TensorImpl? source)
        {
            var node = Rent(source);
            node._sizes = source?.Sizes ?? [];
            node._type = source?.DType ?? ScalarType.Float32;
            return node;
        }

        public override void Backward(TensorImpl grad, Span<TensorImpl?> result)
        {
            if (Needs(0))
            {
                var reduced = ReduceOps.SumTo(grad, _sizes);
                result[0] = CopyOps.To(reduced, _type);
                reduced.Release();
            }
        }
    }
}
