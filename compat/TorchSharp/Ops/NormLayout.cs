namespace TorchSharp.Internal;

/// <summary>How a tensor lies in memory while it is normalised, and its division into sets.</summary>
internal sealed class NormLayout
{
    private static readonly Interned<NormLayout> Known = new();

    private readonly long[] _sizes;
    private readonly bool _transposed;

    private NormLayout(long[] sizes, NormShape shape, bool transposed) =>
        (_sizes, Shape, _transposed) = (sizes, shape, transposed);

    public NormShape Shape { get; }

    /// <summary>A set for each channel of [N, C, ...].</summary>
    public static NormLayout OfChannels(long[] sizes)
    {
        if (Known.TryGet(sizes, out var known))
        {
            return known;
        }

        var length = Shapes.Count(sizes.AsSpan(2));
        // With single elements as runs the channels are columns; transposed, they are runs.
        return Known.Add(
            sizes,
            length == 1
                ? new NormLayout(sizes, NormShape.OfChannels(1, sizes[1], sizes[0]), transposed: true)
                : new NormLayout(sizes, NormShape.OfChannels(sizes[0], sizes[1], length), transposed: false));
    }

    /// <summary>The tensor with neighbouring elements of a run side by side.</summary>
    public TensorImpl Arrange(TensorImpl tensor)
    {
        if (!_transposed)
        {
            return CopyOps.Contiguous(tensor);
        }

        var columns = tensor.View(
            [_sizes[1], _sizes[0]], [tensor.Strides[1], tensor.Strides[0]], tensor.Offset);
        var rows = CopyOps.Contiguous(columns);
        columns.Release();
        return rows;
    }

    /// <summary>What was arranged in its own shape again; takes over the caller's count.</summary>
    public TensorImpl Restore(TensorImpl arranged)
    {
        if (!_transposed)
        {
            return arranged;
        }

        var columns = ViewOps.Permute(arranged, [1, 0]);
        var rows = CopyOps.Contiguous(columns);
        var result = rows.ViewContiguous(_sizes);
        columns.Release();
        rows.Release();
        arranged.Release();
        return result;
    }
}
