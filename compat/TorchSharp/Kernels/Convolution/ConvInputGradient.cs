using System.Numerics;
using System.Runtime.InteropServices;

namespace TorchSharp.Internal;

/// <summary>
/// Gradient of a convolution's input: each position of a phase is the sum, over the taps that read the phase, of output
/// gradients at the taps' distances, from a plane with zeros around it.
/// </summary>
internal static unsafe class ConvInputGradient
{
    private const long MostParts = 8;

    public static void Run<T>(ConvShape shape, T* gradOutput, T* weight, T* gradInput)
        where T : unmanaged, INumber<T>
    {
        using var scratch = new Scratch();
        var (y, x) = (shape.Y, shape.X);
        var lead = (y.MoveOf(y.Kernel - 1) * x.Length) + x.MoveOf(x.Kernel - 1);
        var planes = new GradientPlanes(
            shape, lead, MicroKernel.RoundUp<T>(y.Length * x.Length) + MicroKernel.Columns<T>());
        var steps = shape.GroupOut * y.Kernel * x.Kernel;
        var offsets = scratch.Rent<int>(steps);
        var turned = scratch.Rent<T>(shape.GroupIn * steps);
        var packed = scratch.Rent<T>(shape.Groups * Packing.Size(shape.GroupIn, steps));
        var nextOffset = offsets;
        var nextPacked = packed;
        for (long phase = 0; phase < y.Phases * x.Phases; phase++)
        {
            var taps = new PhaseTaps(shape, phase);
            taps.Offsets(planes, nextOffset);
            nextOffset += taps.Steps;
            for (long g = 0; g < shape.Groups; g++)
            {
                taps.Turn(weight + (g * shape.GroupOut * shape.Taps), turned);
                Packing.Pack(nextPacked, turned, shape.GroupIn, taps.Steps, taps.Steps, 1);
                nextPacked += Packing.Size(shape.GroupIn, taps.Steps);
            }
        }

        var parts = (int)Math.Min(shape.Batch, MostParts);
        WorkPool.For(parts, new ImagesWork<T>(shape, parts, planes, gradOutput, packed, offsets, gradInput));
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly struct ImagesWork<T>(
        ConvShape shape, int parts, GradientPlanes layout, T* gradOutput, T* packed, int* offsets, T* gradInput)
        : IPartWork
        where T : unmanaged, INumber<T>
    {
        public void Run(int part)
        {
            using var scratch = new Scratch();
            var planes = scratch.Zeros<T>(layout.Size);
            var columns = MicroKernel.RoundUp<T>(shape.Y.Length * shape.X.Length);
            var grid = scratch.Rent<T>((shape.GroupIn + 1) * columns);
            var end = shape.Batch * (part + 1) / parts;
            for (var image = shape.Batch * part / parts; image < end; image++)
            {
                layout.Load(gradOutput + (image * shape.OutImage), planes, layout.Channel);
                var result = gradInput + (image * shape.InImage);
                if (shape.Y.Stride > 1 || shape.X.Stride > 1)
                {
                    // Some inputs may be read by no tap.
                    new Span<T>(result, checked((int)shape.InImage)).Clear();
                }

                var at = offsets;
                var weights = packed;
                for (long phase = 0; phase < shape.Y.Phases * shape.X.Phases; phase++)
                {
                    var taps = new PhaseTaps(shape, phase);
                    for (long g = 0; g < shape.Groups; g++)
                    {
                        Phase(
                            taps,
                            weights,
                            at,
                            planes + (g * shape.GroupOut * layout.Channel),
                            grid,
                            result + (g * shape.GroupIn * shape.InArea));
                        weights += Packing.Size(shape.GroupIn, taps.Steps);
                    }

                    at += taps.Steps;
                }
            }
        }

        private void Phase(PhaseTaps taps, T* weights, int* at, T* planes, T* grid, T* result)
        {
            if (taps.IsEmpty)
            {
                return;
            }

            var tiles = new RowTiles(shape.GroupIn);
            var width = shape.X.Length;
            long start = (taps.FirstRow * width) + taps.FirstColumn, end = ((taps.EndRow - 1) * width) + taps.EndColumn;
            var columns = MicroKernel.RoundUp<T>(end - start);
            for (long column = 0; column < columns; column += MicroKernel.Columns<T>())
            {
                var position = start + column;
                var (step, depth) = taps.StepsAt(
                    position / width, Math.Min(position + MicroKernel.Columns<T>(), end) / width);
                var rows = new TableRows(at + step);
                var a = weights;
                for (long tile = 0; tile < tiles.Count; tile++)
                {
                    var height = tiles.FullHeightOf(tile);
                    MicroKernel.Run(
                        height,
                        depth,
                        a + (step * height),
                        planes + position,
                        rows,
                        grid + (tiles.StartOf(tile) * columns) + column,
                        columns,
                        accumulate: false);
                    a += height * taps.Steps;
                }
            }

            taps.Scatter(grid, columns, result);
        }
    }
}
