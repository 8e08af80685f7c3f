namespace TorchSharp.Internal;

/// <summary>The sizes of a two-dimensional convolution, checked.</summary>
internal sealed class ConvShape
{
    private static readonly Interned<ConvShape> Known = new();

    private ConvShape(TensorImpl input, TensorImpl weight, long[] stride, long[] padding, long[] dilation, long groups)
    {
        NativeError.Check(input.Rank == 4 && weight.Rank == 4, "expected 4D input and weight to conv2d");
        (Batch, InChannels) = (input.Sizes[0], input.Sizes[1]);
        OutChannels = weight.Sizes[0];
        Groups = groups;
        var (strideY, strideX) = Pair(stride, "stride");
        var (padY, padX) = Pair(padding, "padding");
        var (dilationY, dilationX) = Pair(dilation, "dilation");
        NativeError.Check(groups > 0, "non-positive groups is not supported");
        NativeError.Check(strideY > 0 && strideX > 0, "non-positive stride is not supported");
        NativeError.Check(padY >= 0 && padX >= 0, "negative padding is not supported");
        NativeError.Check(dilationY > 0 && dilationX > 0, "dilation should be greater than zero");
        NativeError.Check(
            OutChannels % groups == 0 && OutChannels > 0,
            $"Given groups={groups}, expected weight to be divisible by {groups} at dimension 0, but got weight of "
            + $"size {Shapes.Text(weight.Sizes)} instead");
        NativeError.Check(
            InChannels == weight.Sizes[1] * groups,
            $"Given groups={groups}, weight of size {Shapes.Text(weight.Sizes)}, expected input"
            + $"{Shapes.Text(input.Sizes)} to have {weight.Sizes[1] * groups} channels, but got {InChannels} "
            + $"channels instead");
        Y = new ConvAxis(input.Sizes[2], weight.Sizes[2], strideY, padY, dilationY);
        X = new ConvAxis(input.Sizes[3], weight.Sizes[3], strideX, padX, dilationX);
        NativeError.Check(
            Y.PaddedSize >= Y.Extent && X.PaddedSize >= X.Extent,
            $"Calculated padded input size per channel: ({Y.PaddedSize} x {X.PaddedSize}). Kernel size: "
            + $"({Y.Extent} x {X.Extent}). Kernel size can't be greater than actual input size");
    }

    public long Batch { get; }

    public long InChannels { get; }

    public long OutChannels { get; }

    public long Groups { get; }

    /// <summary>Rows.</summary>
    public ConvAxis Y { get; }

    /// <summary>Columns.</summary>
    public ConvAxis X { get; }

    /// <summary>Input channels that one output channel sees.</summary>
    public long GroupIn => InChannels / Groups;

    /// <summary>Output channels of one group.</summary>
    public long GroupOut => OutChannels / Groups;

    /// <summary>Weights of one output channel.</summary>
    public long Taps => GroupIn * Y.Kernel * X.Kernel;

    public long InArea => Y.Size * X.Size;

    public long OutArea => Y.Outputs * X.Outputs;

    /// <summary>Elements of one image.</summary>
    public long InImage => InChannels * InArea;

    /// <summary>Elements of one image's outputs.</summary>
    public long OutImage => OutChannels * OutArea;

    /// <summary>
    /// Positions from the first to the last output on the grid, whose rows are as long as a phase's: as many as
    /// every tap reads, one after the other without a gap.
    /// </summary>
    public long GridSpan => ((Y.Outputs - 1) * X.Length) + X.Outputs;

    public static ConvShape Of(
        TensorImpl input, TensorImpl weight, long[] stride, long[] padding, long[] dilation, long groups)
    {
        var key = default(DimList);
        foreach (var numbers in (ReadOnlySpan<long[]>)[input.Sizes, weight.Sizes, stride, padding, dilation])
        {
            key.Add(numbers.Length);
            key.Add(numbers);
        }

        key.Add(groups);
        return Known.TryGet(key.Values, out var known)
            ? known
            : Known.Add(key.Values, new ConvShape(input, weight, stride, padding, dilation, groups));
    }

    private static (long Y, long X) Pair(long[] values, string name)
    {
        NativeError.Check(
            values.Length is 1 or 2, $"expected {name} to be a single integer value or a list of 2 values");
        return (values[0], values[^1]);
    }
}
