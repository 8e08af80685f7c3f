using System.Numerics;
using System.Runtime.InteropServices;

namespace TorchSharp.Internal;

/// <summary>
/// Convolution. Outputs are computed on a grid whose rows are as long as the rows that the taps read, one after the
/// other without a gap, so that every tap is the same plane moved by a constant: no copy of the image for each tap, and
/// whole registers all along. The few columns of that grid that are no outputs are dropped on the way out.
/// </summary>
internal static unsafe class ConvForward
{
    // Fixed, like every cut; an image's outputs depend on nothing else, but planes are made once for a part.
    private const long MostParts = 8;

    /// <summary>The output; no bias if it is null.</summary>
    public static void Run<T>(ConvShape shape, T* input, T* weight, T* bias, T* output)
        where T : unmanaged, INumber<T>
    {
        using var scratch = new Scratch();
        var packedGroup = Packing.Size(shape.GroupOut, shape.Taps);
        var packed = scratch.Rent<T>(shape.Groups * packedGroup);
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

        var offsets = scratch.Rent<int>(shape.Taps);
        var layout = new InputPlanes(shape);
        layout.Offsets(offsets, layout.Channel);
        var parts = (int)Math.Min(shape.Batch, MostParts);
        WorkPool.For(parts, new ImagesWork<T>(shape, parts, input, packed, packedGroup, offsets, bias, output));
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly struct ImagesWork<T>(
        ConvShape shape, int parts, T* input, T* packed, long packedGroup, int* offsets, T* bias, T* output)
        : IPartWork
        where T : unmanaged, INumber<T>
    {
        public void Run(int part)
        {
            using var scratch = new Scratch();
            var layout = new InputPlanes(shape);
            var planes = layout.IsImage ? null : scratch.Zeros<T>(layout.Size);
            var columns = MicroKernel.RoundUp<T>(shape.GridSpan);
            var grid = scratch.Rent<T>((shape.GroupOut + 1) * columns);
            var end = shape.Batch * (part + 1) / parts;
            for (var image = shape.Batch * part / parts; image < end; image++)
            {
                var source = input + (image * shape.InImage);
                if (planes is not null)
                {
                    layout.Load(source, planes, layout.Channel);
                    source = planes;
                }

                for (long g = 0; g < shape.Groups; g++)
                {
                    Grid(packed + (g * packedGroup), source + (g * shape.GroupIn * layout.Channel), grid, columns);
                    Crop(grid, columns, g * shape.GroupOut, output + (image * shape.OutImage));
                }
            }
        }

        // Every row of the packed weights times every column of the grid.
        private void Grid(T* weights, T* source, T* grid, long columns)
        {
            var at = new TableRows(offsets);
            var tiles = new RowTiles(shape.GroupOut);
            for (long column = 0; column < columns; column += MicroKernel.Columns<T>())
            {
                var a = weights;
                for (long tile = 0; tile < tiles.Count; tile++)
                {
                    var height = tiles.FullHeightOf(tile);
                    MicroKernel.Run(
                        height,
                        shape.Taps,
                        a,
                        source + column,
                        at,
                        grid + (tiles.StartOf(tile) * columns) + column,
                        columns,
                        accumulate: false);
                    a += height * shape.Taps;
                }
            }
        }

        private void Crop(T* grid, long columns, long first, T* target)
        {
            for (var o = first; o < first + shape.GroupOut; o++, grid += columns)
            {
                GridCopy.Crop(
                    grid,
                    shape.X.Length,
                    target + (o * shape.OutArea),
                    shape.Y.Outputs,
                    shape.X.Outputs,
                    bias is null ? T.Zero : bias[o]);
            }
        }
    }
}
