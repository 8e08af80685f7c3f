namespace TorchSharp.Internal;

/// <summary>Elements replaced in place, that autograd follows.</summary>
internal static class Overwriting
{
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

    /// <summary>The maker of elements that depend on nothing.</summary>
    public static Node Constant() => OverwriteNode.Of(null);

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
