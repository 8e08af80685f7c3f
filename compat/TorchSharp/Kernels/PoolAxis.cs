namespace TorchSharp.Internal;

/// <summary>The windows of a pooling along one dimension of the image.</summary>
internal readonly struct PoolAxis
{
    private readonly bool _adaptive;

    private PoolAxis(long size, long windows, long kernel, long stride, long pad, long dilation, bool adaptive)
    {
        (Size, Windows, Kernel) = (size, windows, kernel);
        (Stride, Pad, Dilation) = (stride, pad, dilation);
        _adaptive = adaptive;
    }

    public long Size { get; }

    /// <summary>The number of windows: the size of the result.</summary>
    public long Windows { get; }

    public long Kernel { get; }

    public long Stride { get; }

    public long Pad { get; }

    public long Dilation { get; }

    /// <summary>Windows of one size a step apart, over an image with padding on both sides.</summary>
    public static PoolAxis Of(long size, long kernel, long stride, long pad, long dilation, bool ceilMode)
    {
        NativeError.Check(kernel > 0, "kernel size should be greater than zero");
        NativeError.Check(stride > 0, "stride should not be zero");
        NativeError.Check(dilation > 0, "dilation should be greater than zero");
        NativeError.Check(pad >= 0 && pad <= kernel / 2, "pad should be at most half of effective kernel size");
        var room = size + (2 * pad) - (dilation * (kernel - 1)) - 1;
        long windows = 0;
        if (room >= 0 || ceilMode)
        {
            var steps = ceilMode ? (room + stride - 1) / stride : room / stride;
            // The last window of a rounded-up row must begin inside the image or its left border.
            windows = ceilMode && steps * stride >= size + pad ? steps : steps + 1;
        }

        return new PoolAxis(size, windows, kernel, stride, pad, dilation, adaptive: false);
    }

    /// <summary>As many windows as asked for, as even as possible.</summary>
    public static PoolAxis Adaptive(long size, long windows) => new(size, windows, 0, 0, 0, 1, adaptive: true);

    /// <summary>The first element of a window that is inside the image.</summary>
    public long First(long window)
    {
        if (_adaptive)
        {
            return window * Size / Windows;
        }

        var start = (window * Stride) - Pad;
        return start >= 0 ? start : start + ((-start + Dilation - 1) / Dilation * Dilation);
    }

    /// <summary>The end of a window inside the image.</summary>
    public long End(long window) => _adaptive
        ? (((window + 1) * Size) + Windows - 1) / Windows
        : Math.Min((window * Stride) - Pad + ((Kernel - 1) * Dilation) + 1, Size);

    /// <summary>Elements of an undilated window, those in the padding too.</summary>
    public long Padded(long window) => _adaptive
        ? End(window) - First(window)
        : Math.Min(Kernel, Size + (2 * Pad) - (window * Stride));

    /// <summary>Whether every window has an element inside the image.</summary>
    public bool CoversAll()
    {
        for (long i = 0; i < Windows; i++)
        {
            if (First(i) >= End(i))
            {
                return false;
            }
        }

        return true;
    }
}
