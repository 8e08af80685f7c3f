using System.Diagnostics.CodeAnalysis;

namespace TorchSharp.Internal;

/// <summary>How a tensor lies in memory while it is normalised, and its division into sets.</summary>
internal sealed class NormLayout
{
    private static readonly Interned<NormLayout> Known = new();

    private readonly long[] _sizes;
    private readonly bool _transposed;

    private NormLayout(long[] sizes, NormShape shape, bool transposed) =>
        (_sizes, Shape, _transposed) = (sizes, shape, transposed);

    private enum Kind
    {
        Channels,
        Groups,
        Rows,
    }

    public NormShape Shape { get; }

    /// <summary>A set for each channel of [N, C, ...].</summary>
    public static NormLayout OfChannels(long[] sizes)
    {
        if (TryGet(Kind.Channels, 0, sizes, out var known))
        {
            return known;
        }

        var length = Shapes.Count(sizes.AsSpan(2));
        // With single elements as runs the channels are columns; transposed, they are runs.
        return length == 1
            ? Add(Kind.Channels, 0, sizes, NormShape.OfChannels(1, sizes[1], sizes[0]), transposed: true)
            : Add(Kind.Channels, 0, sizes, NormShape.OfChannels(sizes[0], sizes[1], length));
    }

    /// <summary>A set for each sample and group of channels of [N, C, ...].</summary>
    public static NormLayout OfGroups(long[] sizes, long groups) =>
        TryGet(Kind.Groups, groups, sizes, out var known)
            ? known
            : Add(
                Kind.Groups,
                groups,
                sizes,
                NormShape.OfGroups(sizes[0], groups, sizes[1], Shapes.Count(sizes.AsSpan(2))));

    /// <summary>A set for each row of the last dimensions, which are one channel.</summary>
    public static NormLayout OfRows(long[] sizes, int dimensions)
    {
        if (TryGet(Kind.Rows, dimensions, sizes, out var known))
        {
            return known;
        }

        var rows = Shapes.Count(sizes.AsSpan(0, sizes.Length - dimensions));
        var length = Shapes.Count(sizes.AsSpan(sizes.Length - dimensions));
        return Add(Kind.Rows, dimensions, sizes, NormShape.OfGroups(rows, 1, 1, length));
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

    private static bool TryGet(Kind kind, long number, long[] sizes, [NotNullWhen(true)] out NormLayout? known) =>
        Known.TryGet(Key(kind, number, sizes).Values, out known);

    private static NormLayout Add(Kind kind, long number, long[] sizes, NormShape shape, bool transposed = false) =>
        Known.Add(Key(kind, number, sizes).Values, new NormLayout(sizes, shape, transposed));

    private static DimList Key(Kind kind, long number, long[] sizes)
    {
        var key = default(DimList);
        key.Add((long)kind);
        key.Add(number);
        key.Add(sizes);
        return key;
    }
}
