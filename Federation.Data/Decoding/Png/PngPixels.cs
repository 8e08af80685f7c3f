namespace Federation.Data;

/// <summary>Turns a PNG's rows into bytes: all depths to 8 bits, palette entries to colours, alpha dropped.</summary>
internal sealed class PngPixels
{
    private readonly ImageFile _file;
    private readonly PngHeader _header;
    private readonly ArraySegment<byte> _palette;

    // Every sample of fewer than 8 bits as a byte.
    private readonly byte[] _scale;
    private readonly byte[] _row;

    /// <summary>Prepares for rows of at most the image's width.</summary>
    /// <param name="file">The file.</param>
    /// <param name="header">What the rows consist of.</param>
    /// <param name="palette">Three bytes of each entry; empty where there is none.</param>
    public PngPixels(ImageFile file, PngHeader header, ArraySegment<byte> palette)
    {
        (_file, _header, _palette) = (file, header, palette);
        var max = (1 << Math.Min(header.Depth, 8)) - 1;
        _scale = [.. Enumerable.Range(0, max + 1).Select(sample => header.Kind == PngKind.Palette ? (byte)sample : SampleScale.ToByte(sample, max))];
        _row = new byte[header.Width * header.Samples];
    }

    /// <summary>Writes a row's pixels into an image of the header's channels.</summary>
    /// <param name="row">The row as it is in the file.</param>
    /// <param name="target">The image, from the row's first pixel on.</param>
    /// <param name="columns">How many pixels the row has.</param>
    /// <param name="step">Pixels from one to the next in the image.</param>
    public void Write(ReadOnlySpan<byte> row, Span<byte> target, int columns, int step)
    {
        var samples = _row.AsSpan(0, columns * _header.Samples);
        ToBytes(row, samples);
        var channels = _header.Channels;
        for (var i = 0; i < columns; i++)
        {
            var pixel = target.Slice(i * step * channels, channels);
            if (_header.Kind == PngKind.Palette)
            {
                Color(samples[i]).CopyTo(pixel);
            }
            else
            {
                // The samples after the channels are alpha.
                samples.Slice(i * _header.Samples, channels).CopyTo(pixel);
            }
        }
    }

    private ReadOnlySpan<byte> Color(int entry) =>
        (entry + 1) * 3 <= _palette.Count
            ? _palette.AsSpan(entry * 3, 3)
            : throw _file.Broken(_palette.Offset, $"the palette has {_palette.Count / 3} entries, but a pixel has the entry {entry}, counted from 0.");

    private void ToBytes(ReadOnlySpan<byte> row, Span<byte> samples)
    {
        var depth = _header.Depth;
        if (depth == 16)
        {
            for (var i = 0; i < samples.Length; i++)
            {
                samples[i] = SampleScale.ToByte((row[2 * i] << 8) | row[(2 * i) + 1], ushort.MaxValue);
            }

            return;
        }

        if (depth == 8)
        {
            row.CopyTo(samples);
            return;
        }

        // The first sample is in the highest bits.
        var perByte = 8 / depth;
        for (var i = 0; i < samples.Length; i++)
        {
            var shift = 8 - (depth * (1 + (i % perByte)));
            samples[i] = _scale[(row[i / perByte] >> shift) & (_scale.Length - 1)];
        }
    }
}
