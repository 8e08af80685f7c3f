namespace TorchSharp.Internal;

/// <summary>
/// An output gradient laid out on the padded input's grid, with zeros where the grid has no output and before and
/// after, so that it can be read at any tap's distance.
/// </summary>
internal sealed unsafe class GradientPlane(ConvShape shape)
{
    /// <summary>Zeros before the first row.</summary>
    public long Lead { get; } = ((shape.KernelHeight - 1) * shape.DilationY * shape.PaddedWidth)
        + ((shape.KernelWidth - 1) * shape.DilationX);

    /// <summary>Elements of one channel.</summary>
    public long Length { get; } = ((shape.KernelHeight - 1) * shape.DilationY * shape.PaddedWidth)
        + ((shape.KernelWidth - 1) * shape.DilationX)
        + DenseConv.RoundUp(shape.PaddedHeight * shape.PaddedWidth)
        + MicroKernel.Columns;

    /// <summary>How far a tap moves the grid.</summary>
    public long Move(long tap) =>
        (tap / shape.KernelWidth * shape.DilationY * shape.PaddedWidth) + (tap % shape.KernelWidth * shape.DilationX);

    /// <summary>Writes one image's gradient over zeros, or over another image's gradient.</summary>
    public void Load(float* gradient, float* planes)
    {
        for (long o = 0; o < shape.OutChannels; o++)
        {
            var to = planes + (o * Length) + Lead;
            for (long y = 0; y < shape.OutHeight; y++)
            {
                GridCopy.Row(gradient, to, shape.OutWidth);
                gradient += shape.OutWidth;
                to += shape.PaddedWidth;
            }
        }
    }
}
