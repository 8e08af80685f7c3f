namespace Federation.Data;

/// <summary>An image whose header has been read and found sound, so that its size is known before anything is decoded.</summary>
internal abstract class EncodedImage(int width, int height)
{
    /// <summary>The most pixels that an image may have: 8192x8192.</summary>
    public const int MaxPixels = 1 << 26;

    /// <summary>Pixels of a row.</summary>
    public int Width => width;

    /// <summary>Rows.</summary>
    public int Height => height;

    /// <summary>Reads the header of a PNG, PPM or PGM file, whichever its first bytes say that it is.</summary>
    /// <exception cref="DatasetException">It is none of them, or its header is wrong.</exception>
    public static EncodedImage Open(ImageFile file) =>
        file.Content switch
        {
            [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => PngImage.OpenPng(file),
            [(byte)'P', >= (byte)'1' and <= (byte)'7', ..] => PnmImage.OpenPnm(file),
            [0xFF, 0xD8, 0xFF, ..] => throw file.Broken(0, "expected PNG, PPM or PGM, found JPEG."),
            [(byte)'G', (byte)'I', (byte)'F', ..] => throw file.Broken(0, "expected PNG, PPM or PGM, found GIF."),
            _ => throw file.Broken(0, $"expected PNG, PPM or PGM, found 0x{Convert.ToHexStringLower(file.Content.AsSpan(0, Math.Min(4, file.Content.Length)))}."),
        };

    /// <summary>Decodes the pixels.</summary>
    /// <exception cref="DatasetException">They are not what the header says.</exception>
    public abstract Raster Decode();

    /// <summary>Refuses a size that is none, or that nobody means.</summary>
    protected static void ThrowIfWrongSize(ImageFile file, int position, uint width, uint height)
    {
        if (width == 0 || height == 0 || (ulong)width * height > MaxPixels)
        {
            throw file.Broken(position, $"expected a size of at least 1x1 and at most {MaxPixels:N0} pixels, found {width}x{height} (columns x rows).");
        }
    }
}
