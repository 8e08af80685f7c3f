namespace TorchSharp.Internal;

/// <summary>What in-place changes of a part of a tensor's memory mean for the graph.</summary>
internal static class Regions
{
    /// <summary>The maker of a view of what <paramref name="root"/> holds now.</summary>
    public static Node Seen(TensorImpl root, TensorImpl view) =>
        BackNode<StridedBack>.Of(root, new StridedBack(root, view));

    /// <summary>The maker of what <paramref name="root"/> holds now that the part that a view sees has its own maker.</summary>
    public static Node Changed(TensorImpl root, TensorImpl view) => RegionNode.Of(root, view);

    // What was there before gets the gradient of all but the part; the part's maker gets that of the part.
    private sealed class RegionNode : Node<RegionNode>
    {
        private StridedBack _place;

        public static RegionNode Of(TensorImpl root, TensorImpl view)
        {
            var node = Rent(root, view);
            node._place = new StridedBack(root, view);
            return node;
        }

        public override void Backward(TensorImpl grad, Span<TensorImpl?> result) =>
            (result[0], result[1]) = _place.Split(grad, Needs(0), Needs(1));
    }
}

/// <summary>A view laid over the memory of a tensor.</summary>
internal readonly struct StridedBack(TensorImpl source, TensorImpl view) : IBack
{
    private readonly (long[] Sizes, long[] Strides, long Offset) _source = (source.Sizes, source.Strides, source.Offset);
    private readonly (long[] Sizes, long[] Strides, long Offset) _view = (view.Sizes, view.Strides, view.Offset);

    /// <summary>The gradient of the tensor from that of the view: elements that the view has twice add up.</summary>
    public TensorImpl Apply(TensorImpl gradient) => ViewOps.Unstrided(
        gradient, _source.Sizes, _source.Strides, _source.Offset, _view.Sizes, _view.Strides, _view.Offset);

    /// <summary>The gradient of the tensor outside of what the view sees, and the gradient inside.</summary>
    public (TensorImpl? Outside, TensorImpl? Inside) Split(TensorImpl gradient, bool outside, bool inside)
    {
        using var used = new Temporaries();
        var start = Math.Min(_source.Offset, _view.Offset);
        var length = Math.Max(
            ViewOps.End(_source.Sizes, _source.Strides, _source.Offset),
            ViewOps.End(_view.Sizes, _view.Strides, _view.Offset)) - start;
        var memory = used.Add(FillOps.Zeros(gradient.DType, length));
        var all = used.Add(memory.View(_source.Sizes, _source.Strides, _source.Offset - start));
        var part = used.Add(memory.View(_view.Sizes, _view.Strides, _view.Offset - start));
        CopyOps.Into(all, gradient);
        var within = inside ? CopyOps.Clone(part) : null;
        if (outside)
        {
            FillOps.Fill(part, 0);
        }

        return (outside ? CopyOps.Clone(all) : null, within);
    }
}
