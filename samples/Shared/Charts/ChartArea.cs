using System.Runtime.InteropServices;

namespace Federation.Samples;

/// <summary>A rectangle, in pixels from the top left corner.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ChartArea(double Left, double Top, double Width, double Height)
{
    public double Right => Left + Width;

    public double Bottom => Top + Height;
}
