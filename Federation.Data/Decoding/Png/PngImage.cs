namespace Federation.Data;

/// <summary>PNG: every colour type, depth and interlacing. Alpha is dropped and not composited, as by Pillow's convert("RGB").</summary>
internal sealed class PngImage : EncodedImage
{
    private readonly ImageFile _file;
    private readonly PngHeader _header;
    private readonly PngChunks _afterHeader;

    private PngImage(ImageFile file, PngHeader header, PngChunks afterHeader)
        : base((int)header.Width, (int)header.Height)
    {
        _file = file;
        _header = header;
        _afterHeader = afterHeader;
    }

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n'];

    /// <summary>Reads the header.</summary>
    public static PngImage OpenPng(ImageFile file)
    {
        if (!file.Content.AsSpan().StartsWith(Signature))
        {
            throw file.Broken(0, "expected PNG's signature; a transfer as text may have changed it.");
        }

        var chunks = new PngChunks(file, Signature.Length);
        chunks.Read();
        var header = PngHeader.Read(file, chunks);
        ThrowIfWrongSize(file, chunks.ContentStart, header.Width, header.Height);
        return new PngImage(file, header, chunks);
    }

    public override Raster Decode()
    {
        var palette = ArraySegment<byte>.Empty;
        var data = new List<ArraySegment<byte>>();
        var chunks = _afterHeader;
        for (var last = ""; chunks.Name != "IEND"; last = chunks.Name)
        {
            chunks.Read();
            switch (chunks.Name)
            {
                case "PLTE":
                    palette = chunks.Content;
                    ThrowIfWrongPalette(chunks, data.Count > 0);
                    break;
                case "IDAT" when data.Count == 0 || last == "IDAT":
                    data.Add(chunks.Content);
                    break;
                case "IEND":
                    break;
                default:
                    if (chunks.IsCritical)
                    {
                        throw _file.Broken(chunks.Start, $"found the chunk {chunks.Name}, which may not be passed over and is not expected here.");
                    }

                    break;
            }
        }

        if (_header.Kind == PngKind.Palette && palette.Count == 0)
        {
            throw _file.Broken(chunks.Start, "the file ends. Expected a palette (PLTE).");
        }

        var position = data.Count > 0 ? data[0].Offset : chunks.Start;
        return new Raster(_header.Channels, Decode(position, Join(data), new PngPixels(_file, _header, palette)));
    }

    private byte[] Decode(int position, ArraySegment<byte> compressed, PngPixels pixels)
    {
        var passes = PngPass.Of(_header);
        ThrowIfTooShort(position, compressed.Count, passes);
        var samples = new byte[Width * Height * _header.Channels];
        using var rows = new PngRows(_file, position, compressed, _header);
        foreach (var pass in passes)
        {
            var columns = pass.Columns(Width);
            rows.BeginPass();
            for (var row = pass.Top; row < Height && columns > 0; row += pass.Down)
            {
                var target = samples.AsSpan(((row * Width) + pass.Left) * _header.Channels);
                pixels.Write(rows.Read(_header.RowLength(columns)), target, columns, pass.Right);
            }
        }

        rows.End();
        return samples;
    }

    // A few bytes cannot become a large image: noticed before that is allocated.
    private void ThrowIfTooShort(int position, int found, ReadOnlySpan<PngPass> passes)
    {
        var length = 0L;
        foreach (var pass in passes)
        {
            var columns = pass.Columns(Width);
            length += columns == 0 ? 0 : (long)pass.Rows(Height) * (1 + _header.RowLength(columns));
        }

        if (length > (long)found * DataFile.MostBytesFromOne)
        {
            throw _file.Broken(
                position, $"expected {Width}x{Height} pixels in compressed form (IDAT), found {found:N0} bytes, which are too few for that.");
        }
    }

    private void ThrowIfWrongPalette(PngChunks chunk, bool isLate)
    {
        if (isLate || chunk.Content.Count is 0 or > 3 * 256 || chunk.Content.Count % 3 != 0)
        {
            throw _file.Broken(
                chunk.Start, $"expected a palette of 1 to 256 entries of 3 bytes, before the pixels; found {chunk.Content.Count:N0} bytes{(isLate ? " after them" : "")}.");
        }
    }

    private static ArraySegment<byte> Join(List<ArraySegment<byte>> parts)
    {
        if (parts.Count == 1)
        {
            return parts[0];
        }

        var all = new byte[parts.Sum(part => part.Count)];
        var end = 0;
        foreach (var part in parts)
        {
            part.AsSpan().CopyTo(all.AsSpan(end));
            end += part.Count;
        }

        return all;
    }
}
