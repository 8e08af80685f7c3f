namespace TorchSharp.Internal;

/// <summary>The sizes of a two-dimensional pooling, checked.</summary>
internal sealed class PoolShape
{
    private static readonly Interned<PoolShape> Known = new();

    private PoolShape(long[] sizes, PoolAxis rows, PoolAxis columns)
    {
        (Rows, Columns) = (rows, columns);
        InSizes = sizes;
        OutSizes = [.. sizes[..^2], rows.Windows, columns.Windows];
        Planes = Shapes.Count(sizes.AsSpan(0, sizes.Length - 2));
    }

    public long Planes { get; }

    public PoolAxis Rows { get; }

    public PoolAxis Columns { get; }

    public long[] InSizes { get; }

    public long[] OutSizes { get; }

    public long Area => Rows.Size * Columns.Size;

    public long OutArea => Rows.Windows * Columns.Windows;

    /// <summary>Windows of two by two that neither overlap nor leave the image.</summary>
    public bool IsHalving => (Rows.Kernel, Columns.Kernel, Rows.Stride, Columns.Stride) == (2, 2, 2, 2)
        && (Rows.Pad, Columns.Pad, Rows.Dilation, Columns.Dilation) == (0, 0, 1, 1)
        && Rows.Windows * 2 <= Rows.Size
        && Columns.Windows * 2 <= Columns.Size;

    /// <summary>Windows of one size a step apart.</summary>
    public static PoolShape Of(
        string operation,
        TensorImpl input,
        long[] kernel,
        long[]? stride,
        long[]? padding,
        long[]? dilation,
        bool ceilMode)
    {
        var key = default(DimList);
        key.Add(ceilMode ? 1 : 0);
        foreach (var numbers in (ReadOnlySpan<long[]?>)[input.Sizes, kernel, stride, padding, dilation])
        {
            key.Add(numbers?.Length ?? 0);
            key.Add(numbers);
        }

        if (Known.TryGet(key.Values, out var known))
        {
            return known;
        }

        CheckInput(operation, input);
        var (kernelHeight, kernelWidth) = Pair(operation, kernel, "kernel_size");
        var (strideY, strideX) =
            stride is { Length: > 0 } ? Pair(operation, stride, "stride") : (kernelHeight, kernelWidth);
        var (padY, padX) = padding is null ? (0, 0) : Pair(operation, padding, "padding");
        var (dilationY, dilationX) = dilation is null ? (1, 1) : Pair(operation, dilation, "dilation");
        var shape = new PoolShape(
            input.Sizes,
            PoolAxis.Of(input.Sizes[^2], kernelHeight, strideY, padY, dilationY, ceilMode),
            PoolAxis.Of(input.Sizes[^1], kernelWidth, strideX, padX, dilationX, ceilMode));
        NativeError.Check(
            shape.Rows.Windows > 0 && shape.Columns.Windows > 0,
            $"Given input size: ({shape.Rows.Size}x{shape.Columns.Size}). Calculated output size: "
            + $"({shape.Rows.Windows}x{shape.Columns.Windows}). Output size is too small");
        return Known.Add(key.Values, shape);
    }

    /// <summary>As many windows as asked for, as even as possible.</summary>
    public static PoolShape Adaptive(string operation, TensorImpl input, long[] windows)
    {
        var key = default(DimList);
        key.Add(-input.Rank);
        key.Add(input.Sizes);
        key.Add(windows);
        if (Known.TryGet(key.Values, out var known))
        {
            return known;
        }

        CheckInput(operation, input);
        NativeError.Check(windows.Length == 2, $"{operation}: output_size must be 2");
        NativeError.Check(
            windows[0] >= 0 && windows[1] >= 0,
            $"{operation}: elements of output_size must be greater than or equal to 0 but received "
            + $"{Shapes.Text(windows)}");
        return Known.Add(
            key.Values,
            new PoolShape(
                input.Sizes,
                PoolAxis.Adaptive(input.Sizes[^2], windows[0]),
                PoolAxis.Adaptive(input.Sizes[^1], windows[1])));
    }

    private static void CheckInput(string operation, TensorImpl input)
    {
        NativeError.Check(
            input.Rank is 3 or 4,
            $"{operation}: Expected 3D or 4D (batch mode) tensor, but got: {Shapes.Text(input.Sizes)}");
        NativeError.Check(
            Shapes.Count(input.Sizes.AsSpan(input.Rank - 3)) > 0,
            $"{operation}: Expected input to have non-zero size for non-batch dimensions, but got: "
            + $"{Shapes.Text(input.Sizes)}");
    }

    private static (long Y, long X) Pair(string operation, long[] values, string name)
    {
        NativeError.Check(
            values.Length is 1 or 2, $"{operation}: {name} must either be a single int, or a tuple of two ints");
        return (values[0], values[^1]);
    }
}
