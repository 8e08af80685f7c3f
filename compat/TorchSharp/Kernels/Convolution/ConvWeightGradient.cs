using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Internal;

/// <summary>
/// Gradient of a convolution's weights and bias: each weight's is the dot product of an output channel's gradient with
/// the input moved by the weight's tap, over all images. A part is a few output channels and taps.
/// </summary>
internal static unsafe class ConvWeightGradient
{
    private const long FewestParts = 8;

    // Positions that are read for all taps before the next ones are: they stay in the first-level cache.
    private const long Block = 1024;

    /// <summary>The gradients; none of the bias if <paramref name="gradBias"/> is null.</summary>
    public static void Run<T>(ConvShape shape, T* input, T* gradOutput, T* gradWeight, T* gradBias)
        where T : unmanaged, INumber<T>
    {
        using var scratch = new Scratch();
        var inputs = new InputPlanes(shape);
        // Whole registers of gradients are read: nothing but zeros may follow a channel's last one.
        var gradients = new GradientPlanes(shape, 0, MicroKernel.RoundUp<T>(shape.GridSpan));
        var planes = new BatchPlanes<T>(
            shape,
            inputs,
            input,
            scratch.Rent<T>(shape.Batch * inputs.Size),
            gradients,
            gradOutput,
            scratch.Rent<T>(shape.Batch * gradients.Size));
        WorkPool.For(checked((int)shape.Batch), planes);

        var offsets = scratch.Rent<int>(shape.Taps + 1);
        inputs.Offsets(offsets, planes.InputChannel);
        offsets[shape.Taps] = offsets[shape.Taps - 1];
        var tiles = shape.Groups * new RowTiles(shape.GroupOut).Count;
        var cuts = Math.Clamp((FewestParts + tiles - 1) / tiles, 1, (shape.Taps + 1) / 2);
        WorkPool.For(
            checked((int)(tiles * cuts)),
            new WeightsWork<T>(shape, planes, cuts, offsets, gradOutput, gradWeight, gradBias));
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly struct WeightsWork<T>(
        ConvShape shape, BatchPlanes<T> planes, long cuts, int* offsets, T* gradOutput, T* gradWeight, T* gradBias)
        : IPartWork
        where T : unmanaged, INumber<T>
    {
        public void Run(int part)
        {
            var (tile, cut) = Math.DivRem(part, cuts);
            var tiles = new RowTiles(shape.GroupOut);
            var (group, groupTile) = Math.DivRem(tile, tiles.Count);
            var rows = tiles.HeightOf(groupTile);
            var channel = (group * shape.GroupOut) + tiles.StartOf(groupTile);
            var pairs = (shape.Taps + 1) / 2;
            long first = pairs * cut / cuts * 2, end = pairs * (cut + 1) / cuts * 2;

            using var scratch = new Scratch();
            var pairSums = LaneDots<T>.Sums(rows);
            var sums = scratch.Zeros<T>((end - first) / 2 * pairSums);
            Sum(
                rows,
                first,
                end,
                planes.Gradient + (channel * planes.GradientChannel),
                planes.Input + (group * shape.GroupIn * planes.InputChannel),
                sums);
            for (var tap = first; tap < end; tap += 2, sums += pairSums)
            {
                Finish(rows, sums, gradWeight + (channel * shape.Taps) + tap, hasSecond: tap + 1 < shape.Taps);
            }

            if (cut == 0 && gradBias is not null)
            {
                Bias(rows, channel);
            }
        }

        private void Sum(int rows, long first, long end, T* gradient, T* input, T* sums)
        {
            // A few images, or a part of one.
            var images = Math.Max(1, Block / shape.GridSpan);
            var blocks = (shape.GridSpan + Block - 1) / Block;
            var size = MicroKernel.RoundUp<T>((shape.GridSpan + blocks - 1) / blocks);
            for (long image = 0; image < shape.Batch; image += images)
            {
                for (long position = 0; position < shape.GridSpan; position += size)
                {
                    var dots = new LaneDots<T>(
                        Math.Min(images, shape.Batch - image),
                        Math.Min(size, shape.GridSpan - position),
                        planes.GradientChannel,
                        planes.GradientImage,
                        planes.InputImage);
                    var g = gradient + (image * planes.GradientImage) + position;
                    var source = input + (image * planes.InputImage) + position;
                    var to = sums;
                    for (var tap = first; tap < end; tap += 2, to += LaneDots<T>.Sums(rows))
                    {
                        dots.Run(rows, g, source + offsets[tap], source + offsets[tap + 1], to);
                    }
                }
            }
        }

        // The sums of a register are one weight's.
        private void Finish(int rows, T* sums, T* weights, bool hasSecond)
        {
            for (long row = 0; row < rows; row++, sums += RegisterPair<T>.Width, weights += shape.Taps)
            {
                weights[0] = Vector256.Sum(Vector256.Load(sums));
                if (hasSecond)
                {
                    weights[1] = Vector256.Sum(Vector256.Load(sums + Vector256<T>.Count));
                }
            }
        }

        private void Bias(int rows, long channel)
        {
            for (var o = channel; o < channel + rows; o++)
            {
                var sum = T.Zero;
                for (long image = 0; image < shape.Batch; image++)
                {
                    sum += ReduceKernel.Sum(gradOutput + (image * shape.OutImage) + (o * shape.OutArea), shape.OutArea);
                }

                gradBias[o] = sum;
            }
        }
    }
}
