namespace TorchSharp.Internal;

/// <summary>
/// Gradient of a stride-one convolution's input in single precision: each input row is the sum, over the kernel's
/// rows that reach it, of output gradients read at the taps' distances from a plane with zeros around it.
/// </summary>
internal static unsafe class ConvInputGradient
{
    private const long ImagesPerPart = 4;

    public static void Run(ConvShape shape, float* gradOutput, float* weight, float* gradInput)
    {
        using var shared = new ConvScratch();
        var steps = shape.GroupOut * shape.KernelHeight * shape.KernelWidth;
        var packedGroup = Packing.Size(shape.GroupIn, steps);
        var packed = shared.Floats(shape.Groups * packedGroup);
        var turned = shared.Floats(shape.GroupIn * steps);
        for (long g = 0; g < shape.Groups; g++)
        {
            Turn(shape, weight + (g * shape.GroupOut * shape.Taps), turned);
            Packing.Pack(packed + (g * packedGroup), turned, shape.GroupIn, steps, steps, 1);
        }

        var layout = new GradientPlane(shape);
        var offsets = Offsets(shape, layout, shared.Ints(steps));
        var parts = (int)((shape.Batch + ImagesPerPart - 1) / ImagesPerPart);
        WorkPool.For(
            parts,
            part =>
            {
                using var scratch = new ConvScratch();
                var planes = scratch.Zeros(shape.OutChannels * layout.Length);
                var columns = DenseConv.RoundUp(shape.Width);
                var row = scratch.Floats((shape.GroupIn + MicroKernel.Rows) * columns);
                var end = Math.Min(shape.Batch, (part + 1) * ImagesPerPart);
                for (var image = part * ImagesPerPart; image < end; image++)
                {
                    layout.Load(gradOutput + (image * shape.OutChannels * shape.OutArea), planes);
                    for (long g = 0; g < shape.Groups; g++)
                    {
                        Image(
                            shape,
                            packed + (g * packedGroup),
                            planes + (g * shape.GroupOut * layout.Length),
                            offsets,
                            row,
                            columns,
                            gradInput + (((image * shape.InChannels) + (g * shape.GroupIn)) * shape.InArea));
                    }
                }
            });
    }

    private static void Image(
        ConvShape shape, float* packed, float* planes, int* offsets, float* row, long columns, float* result)
    {
        var perKernelRow = shape.GroupOut * shape.KernelWidth;
        var steps = perKernelRow * shape.KernelHeight;
        for (long y = 0; y < shape.Height; y++)
        {
            // Kernel rows whose outputs, at this distance, are outside the image would add zeros only.
            var at = y + shape.PadY;
            var first = Math.Max(0, CeilDivide(at - shape.OutHeight + 1, shape.DilationY));
            var last = Math.Min(shape.KernelHeight - 1, at / shape.DilationY);
            var start = first * perKernelRow;
            var depth = Math.Max(0, last - first + 1) * perKernelRow;
            var rows = new TableRows(offsets + start);
            for (long column = 0; column < columns; column += MicroKernel.Columns)
            {
                var a = packed;
                for (long c = 0; c < shape.GroupIn; c += MicroKernel.Rows)
                {
                    var height = MicroKernel.PackedRows(shape.GroupIn - c);
                    MicroKernel.Run(
                        height,
                        depth,
                        a + (start * height),
                        planes + (at * shape.PaddedWidth) + shape.PadX + column,
                        rows,
                        row + (c * columns) + column,
                        columns,
                        accumulate: false);
                    a += height * steps;
                }
            }

            for (long c = 0; c < shape.GroupIn; c++)
            {
                GridCopy.Row(row + (c * columns), result + (c * shape.InArea) + (y * shape.Width), shape.Width);
            }
        }
    }

    private static long CeilDivide(long value, long divisor) => value <= 0 ? 0 : (value + divisor - 1) / divisor;

    // Steps are ordered by kernel row, then output channel, then kernel column: rows can be left out at both ends.
    private static int* Offsets(ConvShape shape, GradientPlane layout, int* offsets)
    {
        var next = offsets;
        for (long y = 0; y < shape.KernelHeight; y++)
        {
            for (long o = 0; o < shape.GroupOut; o++)
            {
                for (long x = 0; x < shape.KernelWidth; x++)
                {
                    var move = layout.Move((y * shape.KernelWidth) + x);
                    *next++ = checked((int)((o * layout.Length) + layout.Lead - move));
                }
            }
        }

        return offsets;
    }

    // weight[o][c][y][x] to turned[c][y][o][x].
    private static void Turn(ConvShape shape, float* weight, float* turned)
    {
        for (long c = 0; c < shape.GroupIn; c++)
        {
            for (long y = 0; y < shape.KernelHeight; y++)
            {
                for (long o = 0; o < shape.GroupOut; o++)
                {
                    var from = weight + ((((o * shape.GroupIn) + c) * shape.KernelHeight) + y) * shape.KernelWidth;
                    for (long x = 0; x < shape.KernelWidth; x++)
                    {
                        *turned++ = from[x];
                    }
                }
            }
        }
    }
}
