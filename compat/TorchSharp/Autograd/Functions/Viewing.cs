namespace TorchSharp.Internal;

/// <summary>Views that autograd follows: the gradient of a view is put back where the view looked.</summary>
internal static class Viewing
{
    /// <summary>A view of another shape; fails where only a copy could have that shape.</summary>
    public static TensorImpl View(TensorImpl source, ReadOnlySpan<long> sizes)
    {
        var view = ViewOps.TryView(source, sizes);
        NativeError.Check(
            view is not null,
            "view size is not compatible with input tensor's size and stride (at least one dimension spans across "
            + "two contiguous subspaces). Use .reshape(...) instead.");
        return Follow(source, view, new ReshapeBack(source.Sizes));
    }

    /// <summary>The same elements in another shape: a view if possible, else a copy.</summary>
    public static TensorImpl Reshape(TensorImpl source, ReadOnlySpan<long> sizes)
    {
        if (ViewOps.TryView(source, sizes) is { } view)
        {
            return Follow(source, view, new ReshapeBack(source.Sizes));
        }

        var copy = Clone(source);
        var result = View(copy, sizes);
        copy.Release();
        return result;
    }

    /// <summary>A fresh contiguous result in another shape: no view, and the caller's count on it is taken over.</summary>
    public static TensorImpl Shaped(TensorImpl fresh, long[] sizes)
    {
        if (fresh.Sizes.AsSpan().SequenceEqual(sizes))
        {
            return fresh;
        }

        var result = fresh.ViewContiguous(sizes);
        if (Graph.Records(fresh))
        {
            result.Made(BackNode<ReshapeBack>.Of(fresh, new ReshapeBack(fresh.Sizes)));
        }

        fresh.Release();
        return result;
    }

    public static TensorImpl Permute(TensorImpl source, ReadOnlySpan<long> order)
    {
        var view = ViewOps.Permute(source, order);
        var inverse = new DimList(order);
        for (var i = 0; i < order.Length; i++)
        {
            inverse.Values[Shapes.Dimension(order[i], source.Rank)] = i;
        }

        return Follow(source, view, new PermuteBack(Shapes.Shared(inverse.Values)));
    }

    public static TensorImpl Narrow(TensorImpl source, int dim, long start, long length, long step = 1) =>
        Follow(source, ViewOps.Narrow(source, dim, start, length, step), new NarrowBack(source.Sizes, dim, start, step));

    public static TensorImpl Select(TensorImpl source, int dim, long index)
    {
        var view = ViewOps.Select(source, dim, index);
        index = index < 0 ? index + source.Sizes[dim] : index;
        return Follow(source, view, new SelectBack(source.Sizes, dim, index));
    }

    public static TensorImpl Unsqueeze(TensorImpl source, long dim) =>
        Follow(source, ViewOps.Unsqueeze(source, dim), new ReshapeBack(source.Sizes));

    public static TensorImpl Squeeze(TensorImpl source, long? dim) =>
        Follow(source, ViewOps.Squeeze(source, dim), new ReshapeBack(source.Sizes));

    public static TensorImpl Expand(TensorImpl source, ReadOnlySpan<long> sizes) =>
        Follow(source, ViewOps.Expand(source, sizes), new ExpandBack(source.Sizes));

    /// <summary>Other sizes and distances over the same memory.</summary>
    public static TensorImpl Strided(TensorImpl source, long[] sizes, long[] strides, long offset)
    {
        var view = ViewOps.Strided(source, sizes, strides, offset);
        return Follow(source, view, new StridedBack(source, view));
    }

    /// <summary>The same memory, outside the graph.</summary>
    public static TensorImpl Detach(TensorImpl source) => source.Alias();

    public static TensorImpl Clone(TensorImpl source)
    {
        var result = CopyOps.Clone(source);
        return Graph.Records(source) ? result.Made(BackNode<SameBack>.Of(source, default)) : result;
    }

    public static TensorImpl Contiguous(TensorImpl source) =>
        source.IsContiguous ? source.Retain() : Clone(source);

    public static TensorImpl To(TensorImpl source, ScalarType type, bool copy)
    {
        if (source.DType == type)
        {
            return copy ? Clone(source) : source.Retain();
        }

        var result = CopyOps.To(source, type);
        return DTypes.IsFloating(type) && Graph.Records(source)
            ? result.Made(BackNode<ConvertBack>.Of(source, new ConvertBack(source.DType)))
            : result;
    }

    private static TensorImpl Follow<TBack>(TensorImpl source, TensorImpl view, TBack back)
        where TBack : struct, IBack
    {
        if (Graph.Records(source))
        {
            view.Made(BackNode<TBack>.Of(source, back));
        }

        return view.MarkView(source);
    }

    private readonly struct SameBack : IBack
    {
        public TensorImpl Apply(TensorImpl gradient) => gradient.Retain();
    }

    private readonly struct ConvertBack(ScalarType type) : IBack
    {
        public TensorImpl Apply(TensorImpl gradient) => CopyOps.To(gradient, type);
    }

    private readonly struct ReshapeBack(long[] sizes) : IBack
    {
        public TensorImpl Apply(TensorImpl gradient)
        {
            if (ViewOps.TryView(gradient, sizes) is { } view)
            {
                return view;
            }

            var packed = CopyOps.Clone(gradient);
            var shaped = ViewOps.TryView(packed, sizes)!;
            packed.Release();
            return shaped;
        }
    }

    private readonly struct PermuteBack(long[] inverse) : IBack
    {
        public TensorImpl Apply(TensorImpl gradient) => ViewOps.Permute(gradient, inverse);
    }

    private readonly struct NarrowBack(long[] sizes, int dim, long start, long step) : IBack
    {
        public TensorImpl Apply(TensorImpl gradient)
        {
            var result = FillOps.Zeros(gradient.DType, sizes);
            var place = ViewOps.Narrow(result, dim, start, gradient.Sizes[dim], step);
            CopyOps.Into(place, gradient);
            place.Release();
            return result;
        }
    }

    private readonly struct SelectBack(long[] sizes, int dim, long index) : IBack
    {
        public TensorImpl Apply(TensorImpl gradient)
        {
            var result = FillOps.Zeros(gradient.DType, sizes);
            var place = ViewOps.Select(result, dim, index);
            CopyOps.Into(place, gradient);
            place.Release();
            return result;
        }
    }

    private readonly struct ExpandBack(long[] sizes) : IBack
    {
        public TensorImpl Apply(TensorImpl gradient) => ReduceOps.SumTo(gradient, sizes);
    }
}
