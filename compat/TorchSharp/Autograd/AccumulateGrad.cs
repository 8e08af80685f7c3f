namespace TorchSharp.Internal;

/// <summary>The end of a path through the graph: adds what arrives to a leaf's gradient.</summary>
internal sealed class AccumulateGrad(TensorImpl leaf) : Node()
{
    private readonly TensorImpl _leaf = leaf.Retain();

    public override void Backward(TensorImpl grad, Span<TensorImpl?> result)
    {
        var meta = _leaf.EnsureAutograd();
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

    protected override void Drop() => _leaf.Release();
}
