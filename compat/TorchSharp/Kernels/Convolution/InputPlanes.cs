using System.Runtime.InteropServices;

namespace TorchSharp.Internal;

/// <summary>
/// An image laid out for a convolution: for each channel the phases of its rows and columns (<see cref="ConvAxis"/>)
/// with their zero borders. With a stride of one and no padding that is the image itself.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly unsafe struct InputPlanes(ConvShape shape)
{
    private readonly long _area = shape.Y.Length * shape.X.Length;

    /// <summary>Whether an image can be read as it is.</summary>
    public bool IsImage { get; } = shape.Y is { Stride: 1, Padding: 0 } && shape.X is { Stride: 1, Padding: 0 };

    /// <summary>Elements of one channel.</summary>
    public long Channel => shape.Y.Phases * shape.X.Phases * _area;

    /// <summary>Elements of all channels.</summary>
    public long Size => shape.InChannels * Channel;

    /// <summary>Lays one image out over zeros, or over another image.</summary>
    /// <param name="image">The image.</param>
    /// <param name="planes">Where its first channel goes.</param>
    /// <param name="distance">From there to the next channel.</param>
    public void Load<T>(T* image, T* planes, long distance)
        where T : unmanaged
    {
        var (y, x) = (shape.Y, shape.X);
        for (long c = 0; c < shape.InChannels; c++, image += shape.InArea, planes += distance)
        {
            var plane = planes;
            for (long phaseY = 0; phaseY < y.Phases; phaseY++)
            {
                for (long phaseX = 0; phaseX < x.Phases; phaseX++, plane += _area)
                {
                    long first = x.FirstOf(phaseX), end = x.EndOf(phaseX), endY = y.EndOf(phaseY);
                    for (var row = y.FirstOf(phaseY); row < endY; row++)
                    {
                        GridCopy.Row(
                            image + (y.InputOf(phaseY, row) * x.Size) + x.InputOf(phaseX, first),
                            x.Stride,
                            plane + (row * x.Length) + first,
                            1,
                            end - first);
                    }
                }
            }
        }
    }

    /// <summary>How far from the output's position each tap of a group's first output channel reads.</summary>
    /// <param name="offsets">Where they go.</param>
    /// <param name="distance">From one channel to the next.</param>
    public void Offsets(int* offsets, long distance)
    {
        var (y, x) = (shape.Y, shape.X);
        for (long c = 0; c < shape.GroupIn; c++)
        {
            for (long tapY = 0; tapY < y.Kernel; tapY++)
            {
                for (long tapX = 0; tapX < x.Kernel; tapX++)
                {
                    var phase = (y.PhaseOf(tapY) * x.Phases) + x.PhaseOf(tapX);
                    *offsets++ = checked((int)(
                        (c * distance) + (phase * _area) + (y.MoveOf(tapY) * x.Length) + x.MoveOf(tapX)));
                }
            }
        }
    }
}
