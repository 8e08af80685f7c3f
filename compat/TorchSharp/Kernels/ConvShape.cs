namespace TorchSharp.Internal;

/// <summary>The sizes of a two-dimensional convolution, checked.</summary>
internal sealed class ConvShape
{
    private static readonly Interned<ConvShape> Known = new();

    private ConvShape(TensorImpl input, TensorImpl weight, long[] stride, long[] padding, long[] dilation, long groups)
    {
        NativeError.Check(input.Rank == 4 && weight.Rank == 4, "expected 4D input and weight to conv2d");
        (Batch, InChannels, Height, Width) = (input.Sizes[0], input.Sizes[1], input.Sizes[2], input.Sizes[3]);
        (OutChannels, KernelHeight, KernelWidth) = (weight.Sizes[0], weight.Sizes[2], weight.Sizes[3]);
        Groups = groups;
        (StrideY, StrideX) = Pair(stride, "stride");
        (PadY, PadX) = Pair(padding, "padding");
        (DilationY, DilationX) = Pair(dilation, "dilation");
        NativeError.Check(groups > 0, "non-positive groups is not supported");
        NativeError.Check(StrideY > 0 && StrideX > 0, "non-positive stride is not supported");
        NativeError.Check(PadY >= 0 && PadX >= 0, "negative padding is not supported");
        NativeError.Check(DilationY > 0 && DilationX > 0, "dilation should be greater than zero");
        NativeError.Check(
            OutChannels % groups == 0 && OutChannels > 0,
            $"Given groups={groups}, expected weight to be divisible by {groups} at dimension 0, but got weight of "
            + $"size {Shapes.Text(weight.Sizes)} instead");
        NativeError.Check(
            InChannels == weight.Sizes[1] * groups,
            $"Given groups={groups}, weight of size {Shapes.Text(weight.Sizes)}, expected input"
            + $"{Shapes.Text(input.Sizes)} to have {weight.Sizes[1] * groups} channels, but got {InChannels} "
            + $"channels instead");
        OutHeight = ((PaddedHeight - (DilationY * (KernelHeight - 1)) - 1) / StrideY) + 1;
        OutWidth = ((PaddedWidth - (DilationX * (KernelWidth - 1)) - 1) / StrideX) + 1;
        NativeError.Check(
            PaddedHeight > DilationY * (KernelHeight - 1) && PaddedWidth > DilationX * (KernelWidth - 1),
            $"Calculated padded input size per channel: ({PaddedHeight} x {PaddedWidth}). Kernel size: "
            + $"({(DilationY * (KernelHeight - 1)) + 1} x {(DilationX * (KernelWidth - 1)) + 1}). "
            + $"Kernel size can't be greater than actual input size");
    }

    public long Batch { get; }

    public long InChannels { get; }

    public long Height { get; }

    public long Width { get; }

    public long OutChannels { get; }

    public long KernelHeight { get; }

    public long KernelWidth { get; }

    public long Groups { get; }

    public long StrideY { get; }

    public long StrideX { get; }

    public long PadY { get; }

    public long PadX { get; }

    public long DilationY { get; }

    public long DilationX { get; }

    public long OutHeight { get; }

    public long OutWidth { get; }

    public long PaddedHeight => Height + (2 * PadY);

    public long PaddedWidth => Width + (2 * PadX);

    /// <summary>Input channels that one output channel sees.</summary>
    public long GroupIn => InChannels / Groups;

    /// <summary>Output channels of one group.</summary>
    public long GroupOut => OutChannels / Groups;

    /// <summary>Weights of one output channel.</summary>
    public long Taps => GroupIn * KernelHeight * KernelWidth;

    public long OutArea => OutHeight * OutWidth;

    public long InArea => Height * Width;

    public bool IsDense => StrideY == 1 && StrideX == 1;

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
