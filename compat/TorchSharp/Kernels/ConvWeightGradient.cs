using System.Runtime.Intrinsics;

namespace TorchSharp.Internal;

/// <summary>
/// Gradient of a stride-one convolution's weights and bias: each weight's is the dot product of an output channel's
/// gradient with the input moved by the weight's tap. Sums stay in registers eight wide until all images are done.
/// </summary>
internal static unsafe class ConvWeightGradient
{
    private const long ImagesPerPart = 8;
    private const int Lanes = LaneDots.Lanes;

    public static void Run(ConvShape shape, float* input, float* gradOutput, float* gradWeight, float* gradBias)
    {
        using var shared = new ConvScratch();
        var layout = new GradientPlane(shape);
        var offsets = DenseConv.Offsets(shape, shared);
        offsets[shape.Taps] = offsets[shape.Taps - 1];
        var tapPairs = (shape.Taps + 1) / 2;
        var groupSums = TileCount(shape.GroupOut) * tapPairs * 2 * MicroKernel.Rows * Lanes;
        var partSums = shape.Groups * groupSums;
        var parts = (int)((shape.Batch + ImagesPerPart - 1) / ImagesPerPart);
        var sums = shared.Zeros(Math.Max(parts, 1) * partSums);
        var biasSums = shared.Zeros(Math.Max(parts, 1) * shape.OutChannels);
        WorkPool.For(
            parts,
            part =>
            {
                using var scratch = new ConvScratch();
                var padded = PaddedPlane.Create(shape, scratch);
                var planes = scratch.Zeros(shape.OutChannels * layout.Length);
                var end = Math.Min(shape.Batch, (part + 1) * ImagesPerPart);
                for (var image = part * ImagesPerPart; image < end; image++)
                {
                    var gradient = gradOutput + (image * shape.OutChannels * shape.OutArea);
                    layout.Load(gradient, planes);
                    var source = padded.Load(input + (image * shape.InChannels * shape.InArea));
                    for (long g = 0; g < shape.Groups; g++)
                    {
                        Group(
                            shape,
                            layout,
                            planes + (g * shape.GroupOut * layout.Length),
                            source + (g * shape.GroupIn * padded.Area),
                            offsets,
                            sums + (part * partSums) + (g * groupSums));
                    }

                    for (long o = 0; o < shape.OutChannels && gradBias is not null; o++)
                    {
                        biasSums[(part * shape.OutChannels) + o] +=
                            ReduceKernel.Sum(gradient + (o * shape.OutArea), shape.OutArea);
                    }
                }
            });
        Finish(shape, sums, parts, partSums, gradWeight);
        for (long o = 0; o < shape.OutChannels && gradBias is not null; o++)
        {
            float sum = 0;
            for (long part = 0; part < parts; part++)
            {
                sum += biasSums[(part * shape.OutChannels) + o];
            }

            gradBias[o] = sum;
        }
    }

    private static long TileCount(long rows) => (rows + MicroKernel.Rows - 1) / MicroKernel.Rows;

    private static void Group(
        ConvShape shape, GradientPlane layout, float* planes, float* source, int* offsets, float* sums)
    {
        var count = ((shape.OutHeight - 1) * shape.PaddedWidth) + shape.OutWidth;
        for (long row = 0; row < shape.GroupOut; row += MicroKernel.Rows)
        {
            var height = (int)Math.Min(MicroKernel.Rows, shape.GroupOut - row);
            var gradient = planes + (row * layout.Length) + layout.Lead;
            for (long tap = 0; tap < shape.Taps; tap += 2)
            {
                float* x = source + offsets[tap], y = source + offsets[tap + 1];
                LaneDots.Run(height, count, gradient, layout.Length, x, y, sums);
                sums += MicroKernel.Rows * 2 * Lanes;
            }
        }
    }

    private static void Finish(ConvShape shape, float* sums, long parts, long partSums, float* gradWeight)
    {
        var source = sums;
        for (long g = 0; g < shape.Groups; g++)
        {
            for (long row = 0; row < shape.GroupOut; row += MicroKernel.Rows)
            {
                for (long tap = 0; tap < shape.Taps; tap += 2)
                {
                    for (long r = 0; r < MicroKernel.Rows; r++)
                    {
                        for (long t = 0; t < 2; t++, source += Lanes)
                        {
                            if (row + r >= shape.GroupOut || tap + t >= shape.Taps)
                            {
                                continue;
                            }

                            var sum = Vector256.Load(source);
                            for (long part = 1; part < parts; part++)
                            {
                                sum += Vector256.Load(source + (part * partSums));
                            }

                            var o = (g * shape.GroupOut) + row + r;
                            gradWeight[(o * shape.Taps) + tap + t] = Vector256.Sum(sum);
                        }
                    }
                }
            }
        }
    }
}
