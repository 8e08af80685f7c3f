namespace TorchSharp.Internal;

/// <summary>The end of a path through the graph: adds what arrives to a leaf's gradient.</summary>
internal sealed class AccumulateGrad : Node<AccumulateGrad>
{
    private TensorImpl? _leaf;

    public static AccumulateGrad Of(TensorImpl leaf)
    {
        var node = Rent();
        node._leaf = leaf.Retain();
        return node;
    }

    public TensorImpl Leaf => _leaf!;

    public override void Backward(TensorImpl grad, Span<TensorImpl?> result)
    {
        var meta = _leaf!.EnsureAutograd();
        lock (meta)
        {
            if (meta.Grad is { } sum)
            {
                PointwiseOps.AddInPlace(sum, grad, 1);
            }
            else
            {
                meta.SetGrad(grad.IsExclusive ? grad.Retain() : CopyOps.Clone(grad));
            }
        }
    }

    protected override void Drop()
    {
        _leaf!.Release();
        _leaf = null;
    }
}
