using System.Runtime.InteropServices;

namespace Federation.Data;

/// <summary>The shape of one image: planes of rows of pixels, one byte each.</summary>
/// <param name="Channels">How many planes: 1 for grey, 3 for red, green and blue. At least 1.</param>
/// <param name="Height">Rows of a plane. At least 1.</param>
/// <param name="Width">Pixels of a row. At least 1.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ImageShape(int Channels, int Height, int Width)
{
    /// <summary>Pixels of one plane.</summary>
    public int PlaneSize => Height * Width;

    /// <summary>Bytes of one image.</summary>
    public int Size => Channels * PlaneSize;

    /// <summary>The shape as a person would write it: channels, rows, columns.</summary>
    public override string ToString() => $"{Channels}x{Height}x{Width}";
}
