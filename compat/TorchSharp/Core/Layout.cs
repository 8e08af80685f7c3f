namespace TorchSharp.Internal;

/// <summary>Sizes and strides, shared by all tensors that have them. The arrays are never written to.</summary>
internal sealed class Layout
{
    private static readonly Interned<Layout> RowMajor = new();
    private static readonly Interned<Layout> Strided = new();

    private Layout? _packed;

    private Layout(long[] sizes, long[] strides)
    {
        Sizes = sizes;
        Strides = strides;
        Count = Shapes.Count(sizes);
        IsContiguous = Shapes.IsContiguous(sizes, strides);
    }

    public long[] Sizes { get; }

    public long[] Strides { get; }

    public long Count { get; }

    public bool IsContiguous { get; }

    /// <summary>The same sizes, contiguous.</summary>
    public Layout Packed => _packed ??= Contiguous(Sizes);

    /// <summary>The last dimension densest, without gaps.</summary>
    public static Layout Contiguous(ReadOnlySpan<long> sizes)
    {
        if (RowMajor.TryGet(sizes, out var known))
        {
            return known;
        }

        var strides = new long[sizes.Length];
        long stride = 1;
        for (var i = sizes.Length - 1; i >= 0; i--)
        {
            strides[i] = stride;
            stride *= Math.Max(sizes[i], 1);
        }

        return RowMajor.Add(sizes, new Layout(sizes.ToArray(), strides));
    }

    public static Layout Of(ReadOnlySpan<long> sizes, ReadOnlySpan<long> strides)
    {
        var key = new DimList(sizes);
        key.Add(strides);
        return Strided.TryGet(key.Values, out var known)
            ? known
            : Strided.Add(key.Values, new Layout(sizes.ToArray(), strides.ToArray()));
    }
}
