namespace Federation.Data;

/// <summary>What the samples of a PNG's pixel are, with the numbers that the format gives them.</summary>
internal enum PngKind : byte
{
    Grey = 0,
    Rgb = 2,
    Palette = 3,
    GreyAlpha = 4,
    Rgba = 6,
}
