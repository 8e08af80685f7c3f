namespace TorchSharp.Internal;

/// <summary>The sizes of a two-dimensional pooling, checked.</summary>
internal sealed class PoolShape
{
    private static readonly Interned<PoolShape> Known = new();

    private PoolShape(
        TensorImpl input, long[] kernel, long[]? stride, long[]? padding, long[]? dilation, bool ceilMode)
    {
        NativeError.Check(
            input.Rank is 3 or 4, "non-empty 3D or 4D (batch mode) tensor expected for input");
        (Height, Width) = (input.Sizes[^2], input.Sizes[^1]);
        Planes = Height * Width == 0 ? 0 : input.Count / (Height * Width);
        (KernelHeight, KernelWidth) = Pair(kernel, "kernel_size");
        (StrideY, StrideX) = stride is { Length: > 0 } ? Pair(stride, "stride") : (KernelHeight, KernelWidth);
        (PadY, PadX) = padding is null ? (0, 0) : Pair(padding, "padding");
        (DilationY, DilationX) = dilation is null ? (1, 1) : Pair(dilation, "dilation");
        NativeError.Check(KernelHeight > 0 && KernelWidth > 0, "kernel size should be greater than zero");
        NativeError.Check(StrideY > 0 && StrideX > 0, "stride should not be zero");
        NativeError.Check(DilationY > 0 && DilationX > 0, "dilation should be greater than zero");
        NativeError.Check(
            PadY >= 0 && PadX >= 0 && PadY <= KernelHeight / 2 && PadX <= KernelWidth / 2,
            "pad should be at most half of effective kernel size");
        OutHeight = OutSize(Height, KernelHeight, StrideY, PadY, DilationY, ceilMode);
        OutWidth = OutSize(Width, KernelWidth, StrideX, PadX, DilationX, ceilMode);
        NativeError.Check(
            OutHeight > 0 && OutWidth > 0,
            $"Given input size: ({Height}x{Width}). Calculated output size: ({OutHeight}x{OutWidth}). "
            + $"Output size is too small");
        if (!Covered(Height, KernelHeight, StrideY, PadY, DilationY, OutHeight)
            || !Covered(Width, KernelWidth, StrideX, PadX, DilationX, OutWidth))
        {
            throw NativeError.Unsupported("A max_pool2d with windows that lie entirely in the padding");
        }

        InSizes = input.Sizes;
        OutSizes = [.. input.Sizes[..^2], OutHeight, OutWidth];
    }

    public long Planes { get; }

    public long Height { get; }

    public long Width { get; }

    public long KernelHeight { get; }

    public long KernelWidth { get; }

    public long StrideY { get; }

    public long StrideX { get; }

    public long PadY { get; }

    public long PadX { get; }

    public long DilationY { get; }

    public long DilationX { get; }

    public long OutHeight { get; }

    public long OutWidth { get; }

    public long[] InSizes { get; }

    public long[] OutSizes { get; }

    public long Area => Height * Width;

    public long OutArea => OutHeight * OutWidth;

    /// <summary>Windows of two by two that neither overlap nor leave the image.</summary>
    public bool IsHalving => (KernelHeight, KernelWidth, StrideY, StrideX) == (2, 2, 2, 2)
        && (PadY, PadX, DilationY, DilationX) == (0, 0, 1, 1)
        && OutHeight * 2 <= Height
        && OutWidth * 2 <= Width;

    public static PoolShape Of(
        TensorImpl input, long[] kernel, long[]? stride, long[]? padding, long[]? dilation, bool ceilMode)
    {
        var key = default(DimList);
        foreach (var numbers in (ReadOnlySpan<long[]?>)[input.Sizes, kernel, stride, padding, dilation])
        {
            key.Add(numbers?.Length ?? 0);
            key.Add(numbers);
        }

        key.Add(ceilMode ? 1 : 0);
        return Known.TryGet(key.Values, out var known)
            ? known
            : Known.Add(key.Values, new PoolShape(input, kernel, stride, padding, dilation, ceilMode));
    }

    private static long OutSize(long size, long kernel, long stride, long pad, long dilation, bool ceilMode)
    {
        var room = size + (2 * pad) - (dilation * (kernel - 1)) - 1;
        if (room < 0 && !ceilMode)
        {
            return 0;
        }

        var steps = ceilMode ? (room + stride - 1) / stride : room / stride;
        // The last window of a rounded-up row must begin inside the image or its left border.
        return ceilMode && steps * stride >= size + pad ? steps : steps + 1;
    }

    // Whether every window has an element inside the image.
    private static bool Covered(long size, long kernel, long stride, long pad, long dilation, long windows)
    {
        for (long i = 0; i < windows && (dilation > 1 || pad > 0); i++)
        {
            var start = (i * stride) - pad;
            var first = start >= 0 ? start : start + ((-start + dilation - 1) / dilation * dilation);
            if (first >= size || first > start + ((kernel - 1) * dilation))
            {
                return false;
            }
        }

        return true;
    }

    private static (long Y, long X) Pair(long[] values, string name)
    {
        NativeError.Check(
            values.Length is 1 or 2, $"max_pool2d: {name} must either be a single int, or a tuple of two ints");
        return (values[0], values[^1]);
    }
}
