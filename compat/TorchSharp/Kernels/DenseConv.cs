namespace TorchSharp.Internal;

/// <summary>
/// Convolution with stride one in single precision. Outputs are computed on the grid of the padded input, row after
/// row without a gap, so that every tap is the same plane moved by a constant: no copy of the image for each tap, and
/// whole registers all along. The few columns of that grid that are no outputs are dropped on the way out.
/// </summary>
internal static unsafe class DenseConv
{
    /// <summary>Images that one part handles; fixed, so that results do not depend on the number of threads.</summary>
    private const long ImagesPerPart = 4;

    public static void Forward(ConvShape shape, float* input, float* weight, float* bias, float* output)
    {
        using var shared = new ConvScratch();
        var packed = shared.Floats(shape.Groups * Packing.Size(shape.GroupOut, shape.Taps));
        var packedGroup = Packing.Size(shape.GroupOut, shape.Taps);
        for (long g = 0; g < shape.Groups; g++)
        {
            Packing.Pack(
                packed + (g * packedGroup),
                weight + (g * shape.GroupOut * shape.Taps),
                shape.GroupOut,
                shape.Taps,
                shape.Taps,
                1);
        }

        var offsets = Offsets(shape, shared);
        var parts = (int)((shape.Batch + ImagesPerPart - 1) / ImagesPerPart);
        WorkPool.For(
            parts,
            part =>
            {
                using var scratch = new ConvScratch();
                var padded = PaddedPlane.Create(shape, scratch);
                var columns = RoundUp(((shape.OutHeight - 1) * shape.PaddedWidth) + shape.OutWidth);
                var grid = scratch.Floats(shape.GroupOut * columns + (MicroKernel.Rows * columns));
                var end = Math.Min(shape.Batch, (part + 1) * ImagesPerPart);
                for (var image = part * ImagesPerPart; image < end; image++)
                {
                    var source = padded.Load(input + (image * shape.InChannels * shape.InArea));
                    var target = output + (image * shape.OutChannels * shape.OutArea);
                    for (long g = 0; g < shape.Groups; g++)
                    {
                        Grid(
                            shape.GroupOut,
                            shape.Taps,
                            packed + (g * packedGroup),
                            source + (g * shape.GroupIn * padded.Area),
                            offsets,
                            grid,
                            columns);
                        var first = g * shape.GroupOut;
                        for (long o = 0; o < shape.GroupOut; o++)
                        {
                            GridCopy.Crop(
                                grid + (o * columns),
                                shape.PaddedWidth,
                                target + ((first + o) * shape.OutArea),
                                shape.OutHeight,
                                shape.OutWidth,
                                bias is null ? 0 : bias[first + o]);
                        }
                    }
                }
            });
    }

    public static int* Offsets(ConvShape shape, ConvScratch scratch)
    {
        var area = shape.PaddedHeight * shape.PaddedWidth;
        var offsets = scratch.Ints(shape.Taps + 1);
        var next = offsets;
        for (long c = 0; c < shape.GroupIn; c++)
        {
            for (long y = 0; y < shape.KernelHeight; y++)
            {
                for (long x = 0; x < shape.KernelWidth; x++)
                {
                    *next++ = checked((int)(
                        (c * area) + (y * shape.DilationY * shape.PaddedWidth) + (x * shape.DilationX)));
                }
            }
        }

        return offsets;
    }

    public static long RoundUp(long count) => (count + MicroKernel.Columns - 1) & ~(long)(MicroKernel.Columns - 1);

    /// <summary>Every row of a packed matrix times every column of the grid.</summary>
    private static void Grid(long rows, long steps, float* packed, float* source, int* offsets, float* grid, long columns)
    {
        var at = new TableRows(offsets);
        for (long column = 0; column < columns; column += MicroKernel.Columns)
        {
            var a = packed;
            for (long row = 0; row < rows; row += MicroKernel.Rows)
            {
                var height = MicroKernel.PackedRows(rows - row);
                MicroKernel.Run(
                    height, steps, a, source + column, at, grid + (row * columns) + column, columns, accumulate: false);
                a += height * steps;
            }
        }
    }
}
