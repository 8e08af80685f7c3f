using System.Runtime.Intrinsics;

namespace TorchSharp.Internal;

/// <summary>
/// Gradient of a stride-one convolution's weights and bias: each weight's is the dot product of an output channel's
/// gradient with the input moved by the weight's tap. Sums stay in registers eight wide until all images are done.
/// </summary>
internal static unsafe class ConvWeightGradient
{
    private const long ImagesPerPart = 8;
    private const int Lanes = 8;

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
                if (height == MicroKernel.Rows)
                {
                    Six(count, gradient, layout.Length, x, y, sums);
                }
                else
                {
                    for (var r = 0; r < height; r++)
                    {
                        One(count, gradient + (r * layout.Length), x, y, sums + (r * 2 * Lanes));
                    }
                }

                sums += MicroKernel.Rows * 2 * Lanes;
            }
        }
    }

    private static void Six(long count, float* g, long length, float* x, float* y, float* sums)
    {
        var s00 = Vector256.Load(sums);
        var s01 = Vector256.Load(sums + 8);
        var s10 = Vector256.Load(sums + 16);
        var s11 = Vector256.Load(sums + 24);
        var s20 = Vector256.Load(sums + 32);
        var s21 = Vector256.Load(sums + 40);
        var s30 = Vector256.Load(sums + 48);
        var s31 = Vector256.Load(sums + 56);
        var s40 = Vector256.Load(sums + 64);
        var s41 = Vector256.Load(sums + 72);
        var s50 = Vector256.Load(sums + 80);
        var s51 = Vector256.Load(sums + 88);
        float* g1 = g + length, g2 = g1 + length, g3 = g2 + length, g4 = g3 + length, g5 = g4 + length;
        for (long p = 0; p < count; p += Lanes)
        {
            var a = Vector256.Load(x + p);
            var b = Vector256.Load(y + p);
            if (p > count - Lanes)
            {
                // What lies past the image's end may be anything, and zero times NaN is not zero.
                var inside = Inside(count - p);
                a &= inside;
                b &= inside;
            }

            var row = Vector256.Load(g + p);
            s00 = Vector256.FusedMultiplyAdd(row, a, s00);
            s01 = Vector256.FusedMultiplyAdd(row, b, s01);
            row = Vector256.Load(g1 + p);
            s10 = Vector256.FusedMultiplyAdd(row, a, s10);
            s11 = Vector256.FusedMultiplyAdd(row, b, s11);
            row = Vector256.Load(g2 + p);
            s20 = Vector256.FusedMultiplyAdd(row, a, s20);
            s21 = Vector256.FusedMultiplyAdd(row, b, s21);
            row = Vector256.Load(g3 + p);
            s30 = Vector256.FusedMultiplyAdd(row, a, s30);
            s31 = Vector256.FusedMultiplyAdd(row, b, s31);
            row = Vector256.Load(g4 + p);
            s40 = Vector256.FusedMultiplyAdd(row, a, s40);
            s41 = Vector256.FusedMultiplyAdd(row, b, s41);
            row = Vector256.Load(g5 + p);
            s50 = Vector256.FusedMultiplyAdd(row, a, s50);
            s51 = Vector256.FusedMultiplyAdd(row, b, s51);
        }

        s00.Store(sums);
        s01.Store(sums + 8);
        s10.Store(sums + 16);
        s11.Store(sums + 24);
        s20.Store(sums + 32);
        s21.Store(sums + 40);
        s30.Store(sums + 48);
        s31.Store(sums + 56);
        s40.Store(sums + 64);
        s41.Store(sums + 72);
        s50.Store(sums + 80);
        s51.Store(sums + 88);
    }

    private static void One(long count, float* g, float* x, float* y, float* sums)
    {
        var s0 = Vector256.Load(sums);
        var s1 = Vector256.Load(sums + 8);
        for (long p = 0; p < count; p += Lanes)
        {
            var a = Vector256.Load(x + p);
            var b = Vector256.Load(y + p);
            if (p > count - Lanes)
            {
                var inside = Inside(count - p);
                a &= inside;
                b &= inside;
            }

            var row = Vector256.Load(g + p);
            s0 = Vector256.FusedMultiplyAdd(row, a, s0);
            s1 = Vector256.FusedMultiplyAdd(row, b, s1);
        }

        s0.Store(sums);
        s1.Store(sums + 8);
    }

    private static Vector256<float> Inside(long count) =>
        Vector256.LessThan(Vector256.Create(0, 1, 2, 3, 4, 5, 6, 7), Vector256.Create((int)count)).AsSingle();

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
