namespace TorchSharp.Internal;

/// <summary>The windows of a pooling along one dimension of the image.</summary>
internal sealed class PoolAxis
{
    private readonly long[] _first;
    private readonly long[] _end;
    private readonly long[] _padded;

    private PoolAxis(long size, long windows)
    {
        Size = size;
        _first = new long[windows];
        _end = new long[windows];
        _padded = new long[windows];
    }

    public long Size { get; }

    /// <summary>The number of windows: the size of the result.</summary>
    public long Windows => _first.Length;

    /// <summary>Elements of a window; 0 where windows differ.</summary>
    public long Kernel { get; private init; }

    public long Stride { get; private init; }

    public long Pad { get; private init; }

    public long Dilation { get; private init; } = 1;

    /// <summary>Windows of one size a step apart, over an image with padding on both sides.</summary>
    public static PoolAxis Of(long size, long kernel, long stride, long pad, long dilation, bool ceilMode)
    {
        NativeError.Check(kernel > 0, "kernel size should be greater than zero");
        NativeError.Check(stride > 0, "stride should not be zero");
        NativeError.Check(dilation > 0, "dilation should be greater than zero");
        NativeError.Check(pad >= 0 && pad <= kernel / 2, "pad should be at most half of effective kernel size");
        var axis = new PoolAxis(size, Count(size, kernel, stride, pad, dilation, ceilMode))
        {
            Kernel = kernel,
            Stride = stride,
            Pad = pad,
            Dilation = dilation,
        };
        for (var i = 0; i < axis._first.Length; i++)
        {
            var start = (i * stride) - pad;
            axis._first[i] = start >= 0 ? start : start + ((-start + dilation - 1) / dilation * dilation);
            axis._end[i] = Math.Min(start + ((kernel - 1) * dilation) + 1, size);
            axis._padded[i] = Math.Min(kernel, size + pad - start);
        }

        return axis;
    }

    /// <summary>As many windows as asked for, as even as possible.</summary>
    public static PoolAxis Adaptive(long size, long windows)
    {
        var axis = new PoolAxis(size, windows);
        for (var i = 0; i < axis._first.Length; i++)
        {
            axis._first[i] = i * size / windows;
            axis._end[i] = (((i + 1) * size) + windows - 1) / windows;
            axis._padded[i] = axis._end[i] - axis._first[i];
        }

        return axis;
    }

    /// <summary>The first element of a window that is inside the image.</summary>
    public long First(long window) => _first[window];

    /// <summary>The end of a window inside the image.</summary>
    public long End(long window) => _end[window];

    /// <summary>Elements of an undilated window, those in the padding too.</summary>
    public long Padded(long window) => _padded[window];

    /// <summary>The windows, first and end, that are wholly inside the image; none where windows differ.</summary>
    public (long First, long End) Inside()
    {
        if (Kernel == 0)
        {
            return (0, 0);
        }

        var first = (Pad + Stride - 1) / Stride;
        var room = Size + Pad - ((Kernel - 1) * Dilation) - 1;
        var end = Math.Min(Windows, room < 0 ? 0 : (room / Stride) + 1);
        return (Math.Min(first, end), end);
    }

    /// <summary>Whether every window has an element inside the image.</summary>
    public bool CoversAll()
    {
        for (var i = 0; i < _first.Length; i++)
        {
            if (_first[i] >= _end[i])
            {
                return false;
            }
        }

        return true;
    }

    private static long Count(long size, long kernel, long stride, long pad, long dilation, bool ceilMode)
    {
        var room = size + (2 * pad) - (dilation * (kernel - 1)) - 1;
        if (room < 0 && !ceilMode)
        {
            return 0;
        }

        var steps = ceilMode ? (room + stride - 1) / stride : room / stride;
        // The last window of a rounded-up row must begin inside the image or its left border.
        return Math.Max(0, ceilMode && steps * stride >= size + pad ? steps : steps + 1);
    }
}
