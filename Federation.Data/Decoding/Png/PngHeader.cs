using System.Buffers.Binary;

namespace Federation.Data;

/// <summary>What PNG's first chunk, IHDR, says of the pixels.</summary>
/// <param name="Width">Pixels of a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="Depth">Bits of a sample: 1, 2, 4, 8 or 16.</param>
/// <param name="Kind">What a pixel's samples are.</param>
/// <param name="IsInterlaced">Whether the pixels come in the seven passes of Adam7.</param>
internal sealed record PngHeader(uint Width, uint Height, int Depth, PngKind Kind, bool IsInterlaced)
{
    private const int Length = 13;

    /// <summary>How many samples the file has of each pixel.</summary>
    public int Samples => Kind switch
    {
        PngKind.Grey or PngKind.Palette => 1,
        PngKind.GreyAlpha => 2,
        PngKind.Rgb => 3,
        _ => 4,
    };

    /// <summary>How many samples remain of each pixel: no alpha, and colours in place of palette entries.</summary>
    public int Channels => Kind is PngKind.Grey or PngKind.GreyAlpha ? 1 : 3;

    /// <summary>Bytes of a row of the given number of pixels.</summary>
    public int RowLength(int width) => (int)((((long)width * Samples * Depth) + 7) / 8);

    /// <summary>Reads the header; says nothing of the size.</summary>
    public static PngHeader Read(ImageFile file, PngChunks chunk)
    {
        if (chunk.Name != "IHDR" || chunk.Content.Count != Length)
        {
            throw file.Broken(chunk.Start, $"expected the chunk IHDR of {Length} bytes, found {chunk.Name} of {chunk.Content.Count:N0}.");
        }

        ReadOnlySpan<byte> content = chunk.Content;
        var (depth, kind) = (content[8], (PngKind)content[9]);
        int[] depths = kind switch
        {
            PngKind.Grey => [1, 2, 4, 8, 16],
            PngKind.Palette => [1, 2, 4, 8],
            PngKind.Rgb or PngKind.GreyAlpha or PngKind.Rgba => [8, 16],
            _ => throw file.Broken(chunk.ContentStart + 9, $"expected the colour type 0, 2, 3, 4 or 6, found {content[9]}."),
        };
        if (!depths.Contains(depth))
        {
            throw file.Broken(
                chunk.ContentStart + 8, $"expected {string.Join(" or ", depths)} bits a sample with the colour type {content[9]}, found {depth}.");
        }

        if (content[10] != 0 || content[11] != 0 || content[12] > 1)
        {
            throw file.Broken(
                chunk.ContentStart + 10,
                $"expected compression 0, filter 0 and interlacing 0 or 1, found {content[10]}, {content[11]} and {content[12]}.");
        }

        return new PngHeader(
            BinaryPrimitives.ReadUInt32BigEndian(content), BinaryPrimitives.ReadUInt32BigEndian(content[4..]), depth, kind, content[12] == 1);
    }
}
