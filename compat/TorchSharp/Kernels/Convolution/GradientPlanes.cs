using System.Runtime.InteropServices;

namespace TorchSharp.Internal;

/// <summary>
/// An output gradient laid out on the grid (<see cref="ConvShape.GridSpan"/>), with zeros where the grid has no output
/// and before and after.
/// </summary>
/// <param name="shape">The convolution.</param>
/// <param name="lead">Zeros before the first row.</param>
/// <param name="span">Positions from the first row on, zeros after the last row included.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly unsafe struct GradientPlanes(ConvShape shape, long lead, long span)
{
    /// <summary>Zeros before the first row.</summary>
    public long Lead => lead;

    /// <summary>Elements of one channel.</summary>
    public long Channel => lead + span;

    /// <summary>Elements of all channels.</summary>
    public long Size => shape.OutChannels * Channel;

    /// <summary>Lays one image's gradient out over zeros, or over another image's gradient.</summary>
    /// <param name="gradient">The gradient.</param>
    /// <param name="planes">Where its first channel goes.</param>
    /// <param name="distance">From there to the next channel.</param>
    public void Load<T>(T* gradient, T* planes, long distance)
        where T : unmanaged
    {
        long width = shape.X.Outputs, gridWidth = shape.X.Length, height = shape.Y.Outputs;
        for (long o = 0; o < shape.OutChannels; o++, planes += distance)
        {
            var to = planes + lead;
            for (long y = 0; y < height; y++, gradient += width, to += gridWidth)
            {
                GridCopy.Row(gradient, 1, to, 1, width);
            }
        }
    }
}
