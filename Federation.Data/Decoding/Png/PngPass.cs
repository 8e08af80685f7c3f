using System.Runtime.InteropServices;

namespace Federation.Data;

/// <summary>One pass over an image: the pixels from a first column and row on, in steps.</summary>
/// <param name="Left">The first column.</param>
/// <param name="Top">The first row.</param>
/// <param name="Right">Columns from one pixel to the next.</param>
/// <param name="Down">Rows from one to the next.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PngPass(int Left, int Top, int Right, int Down)
{
    /// <summary>The passes that the pixels come in: Adam7's seven, or all at once.</summary>
    public static ReadOnlySpan<PngPass> Of(PngHeader header) =>
        header.IsInterlaced
            ? new PngPass[] { new(0, 0, 8, 8), new(4, 0, 8, 8), new(0, 4, 4, 8), new(2, 0, 4, 4), new(0, 2, 2, 4), new(1, 0, 2, 2), new(0, 1, 1, 2) }
            : new PngPass[] { new(0, 0, 1, 1) };

    /// <summary>How many columns of an image the pass touches.</summary>
    public int Columns(int width) => (width - Left + Right - 1) / Right;

    /// <summary>How many rows of an image the pass touches.</summary>
    public int Rows(int height) => (height - Top + Down - 1) / Down;
}
