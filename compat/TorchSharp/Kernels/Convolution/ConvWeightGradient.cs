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
    private const long FewestParts = 16;

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
        var planes = new PlanesWork<T>(
            shape,
            inputs,
            gradients,
            input,
            inputs.IsImage ? input : scratch.Rent<T>(shape.Batch * inputs.Size),
            gradOutput,
            gradients.Channel == shape.OutArea ? gradOutput : scratch.Rent<T>(shape.Batch * gradients.Size));
        WorkPool.For(checked((int)shape.Batch), planes);

        var offsets = scratch.Rent<int>(shape.Taps + 1);
        inputs.Offsets(offsets);
        offsets[shape.Taps] = offsets[shape.Taps - 1];
        long tiles = shape.Groups * ((shape.GroupOut + MicroKernel.Rows - 1) / MicroKernel.Rows);
        var cuts = Math.Clamp((FewestParts + tiles - 1) / tiles, 1, (shape.Taps + 1) / 2);
        WorkPool.For(
            checked((int)(tiles * cuts)),
            new WeightsWork<T>(shape, planes, cuts, offsets, gradOutput, gradWeight, gradBias));
    }

    /// <summary>Lays out all images and their gradients, unless they can be read as they are.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly struct PlanesWork<T>(
        ConvShape shape,
        InputPlanes inputs,
        GradientPlanes gradients,
        T* input,
        T* inputPlanes,
        T* gradOutput,
        T* gradientPlanes) : IPartWork
        where T : unmanaged, INumber<T>
    {
        public T* Input => inputPlanes;

        public T* Gradient => gradientPlanes;

        public long InputImage => inputs.Size;

        public long InputChannel => inputs.Channel;

        public long GradientImage => gradients.Size;

        public long GradientChannel => gradients.Channel;

        public void Run(int part)
        {
            if (inputPlanes != input)
            {
                var planes = inputPlanes + (part * inputs.Size);
                new Span<T>(planes, checked((int)inputs.Size)).Clear();
                inputs.Load(input + (part * shape.InImage), planes);
            }

            if (gradientPlanes != gradOutput)
            {
                var planes = gradientPlanes + (part * gradients.Size);
                new Span<T>(planes, checked((int)gradients.Size)).Clear();
                gradients.Load(gradOutput + (part * shape.OutImage), planes);
            }
        }
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly struct WeightsWork<T>(
        ConvShape shape, PlanesWork<T> planes, long cuts, int* offsets, T* gradOutput, T* gradWeight, T* gradBias)
        : IPartWork
        where T : unmanaged, INumber<T>
    {
        public void Run(int part)
        {
            var (tile, cut) = Math.DivRem(part, cuts);
            var groupTiles = (shape.GroupOut + MicroKernel.Rows - 1) / MicroKernel.Rows;
            var (group, groupTile) = Math.DivRem(tile, groupTiles);
            var rows = (int)Math.Min(MicroKernel.Rows, shape.GroupOut - (groupTile * MicroKernel.Rows));
            var channel = (group * shape.GroupOut) + (groupTile * MicroKernel.Rows);
            var pairs = (shape.Taps + 1) / 2;
            long first = pairs * cut / cuts * 2, end = pairs * (cut + 1) / cuts * 2;

            using var scratch = new Scratch();
            var sums = scratch.Zeros<T>((end - first) / 2 * rows * RegisterPair<T>.Width);
            Sum(
                rows,
                first,
                end,
                planes.Gradient + (channel * planes.GradientChannel),
                planes.Input + (group * shape.GroupIn * planes.InputChannel),
                sums);
            Finish(rows, first, Math.Min(end, shape.Taps), sums, gradWeight + (channel * shape.Taps));
            if (cut == 0 && gradBias is not null)
            {
                Bias(rows, channel);
            }
        }

        private void Sum(int rows, long first, long end, T* gradient, T* input, T* sums)
        {
            var blockImages = Math.Max(1, Block / shape.GridSpan);
            for (long image = 0; image < shape.Batch; image += blockImages)
            {
                for (long position = 0; position < shape.GridSpan; position += Block)
                {
                    var dots = new LaneDots<T>(
                        Math.Min(blockImages, shape.Batch - image),
                        Math.Min(Block, shape.GridSpan - position),
                        planes.GradientChannel,
                        planes.GradientImage,
                        planes.InputImage);
                    var g = gradient + (image * planes.GradientImage) + position;
                    var source = input + (image * planes.InputImage) + position;
                    var to = sums;
                    for (var tap = first; tap < end; tap += 2, to += rows * RegisterPair<T>.Width)
                    {
                        dots.Run(rows, g, source + offsets[tap], source + offsets[tap + 1], to);
                    }
                }
            }
        }

        // The sums of a register are one weight's.
        private void Finish(int rows, long first, long end, T* sums, T* weights)
        {
            for (var tap = first; tap < end; tap += 2)
            {
                for (long row = 0; row < rows; row++, sums += RegisterPair<T>.Width)
                {
                    weights[(row * shape.Taps) + tap] = Vector256.Sum(Vector256.Load(sums));
                    if (tap + 1 < end)
                    {
                        weights[(row * shape.Taps) + tap + 1] = Vector256.Sum(Vector256.Load(sums + Vector256<T>.Count));
                    }
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
