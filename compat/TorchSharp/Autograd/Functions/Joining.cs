namespace TorchSharp.Internal;

/// <summary>Selection by index, joining and overwriting that autograd follows.</summary>
internal static class Joining
{
    public static TensorImpl IndexSelect(TensorImpl source, long dim, TensorImpl index)
    {
        var d = Shapes.Dimension(dim, source.Rank);
        var result = IndexOps.Select(source, d, index);
        return Graph.Records(source) ? result.Made(new IndexNode(source, d, index)) : result;
    }

    public static TensorImpl Cat(IReadOnlyList<TensorImpl> tensors, long dim)
    {
        var result = IndexOps.Cat(tensors, dim);
        var all = tensors.ToArray();
        return Graph.Records(all) ? result.Made(new CatNode(all, Shapes.Dimension(dim, result.Rank))) : result;
    }

    /// <summary>Overwrites <paramref name="target"/> with <paramref name="source"/>, broadcast and converted.</summary>
    public static void CopyInto(TensorImpl target, TensorImpl source)
    {
        NativeError.Check(
            Shapes.Broadcast(target.Sizes, source.Sizes).AsSpan().SequenceEqual(target.Sizes),
            $"output with shape {Shapes.Text(target.Sizes)} doesn't match the broadcast shape "
            + $"{Shapes.Text(Shapes.Broadcast(target.Sizes, source.Sizes))}");
        var records = Graph.BeginInPlace(target, DTypes.IsFloating(target.DType) ? source : null);
        var node = records ? new OverwriteNode(source) : null;
        CopyOps.Into(target, source);
        Graph.EndInPlace(target, node);
    }

    /// <summary>Overwrites every element with one value.</summary>
    public static void Fill(TensorImpl target, Scalar value)
    {
        var node = Graph.BeginInPlace(target) ? new OverwriteNode(null) : null;
        FillOps.Fill(target, value);
        Graph.EndInPlace(target, node);
    }

    private sealed class IndexNode : Node
    {
        private readonly long[] _sizes;
        private readonly int _dim;
        private readonly SavedTensor _index;

        public IndexNode(TensorImpl source, int dim, TensorImpl index)
            : base(source)
        {
            _sizes = source.Sizes;
            _dim = dim;
            _index = Save(index);
        }

        public override void Backward(TensorImpl grad, Span<TensorImpl?> result) =>
            result[0] = IndexOps.ScatterSum(grad, _dim, _index.Value, _sizes);
    }

    private sealed class CatNode : Node
    {
        private readonly long[] _lengths;
        private readonly ScalarType[] _types;
        private readonly int _dim;

        public CatNode(TensorImpl[] tensors, int dim)
            : base(tensors)
        {
            _dim = dim;
            _types = Array.ConvertAll(tensors, t => t.DType);
            _lengths = Array.ConvertAll(tensors, t => t.Rank == 1 && t.Sizes[0] == 0 ? 0 : t.Sizes[dim]);
        }

        public override void Backward(TensorImpl grad, Span<TensorImpl?> result)
        {
            long start = 0;
            for (var i = 0; i < _lengths.Length; i++)
            {
                if (Needs(i))
                {
                    var part = ViewOps.Narrow(grad, _dim, start, _lengths[i]);
                    result[i] = CopyOps.To(part, _types[i]);
                    part.Release();
                }

                start += _lengths[i];
            }
        }
    }

    /// <summary>What was there before gets no gradient; what was written gets all of it.</summary>
    private sealed class OverwriteNode(TensorImpl? source) : Node(source)
    {
        private readonly long[] _sizes = source?.Sizes ?? [];
        private readonly ScalarType _type = source?.DType ?? ScalarType.Float32;

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
