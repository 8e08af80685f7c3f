using System.IO.Compression;

namespace Federation.Data;

/// <summary>Inflates a PNG's rows one by one, never more than the header's size, and undoes their filters.</summary>
internal sealed class PngRows : IDisposable
{
    private readonly ImageFile _file;
    private readonly int _position;
    private readonly ZLibStream _stream;
    private readonly int _distance;
    private byte[] _row;
    private byte[] _above;

    /// <summary>Begins with the first row.</summary>
    /// <param name="file">The file.</param>
    /// <param name="position">Where the compressed rows begin in it, for messages.</param>
    /// <param name="compressed">The content of all IDAT chunks.</param>
    /// <param name="header">What the rows consist of.</param>
    public PngRows(ImageFile file, int position, ArraySegment<byte> compressed, PngHeader header)
    {
        _file = file;
        _position = position;
        _stream = new ZLibStream(
            new MemoryStream(compressed.Array!, compressed.Offset, compressed.Count, writable: false), CompressionMode.Decompress);
        _distance = Math.Max(1, header.Samples * header.Depth / 8);

        // The filter's number stands before each row.
        _row = new byte[1 + header.RowLength((int)header.Width)];
        _above = new byte[_row.Length];
    }

    /// <summary>Forgets the row above: a pass begins.</summary>
    public void BeginPass() => _row.AsSpan().Clear();

    /// <summary>The next row; it may be used until the one after it is read.</summary>
    public ReadOnlySpan<byte> Read(int length)
    {
        (_row, _above) = (_above, _row);
        var found = Fill(_row.AsSpan(0, 1 + length));
        if (found < 1 + length)
        {
            throw _file.Broken(_position, "the compressed pixels end before the last row.");
        }

        if (_row[0] > PngFilter.Last)
        {
            throw _file.Broken(_position, $"a row of the compressed pixels has the filter {_row[0]}; expected 0 to {PngFilter.Last}.");
        }

        var row = _row.AsSpan(1, length);
        PngFilter.Undo(_row[0], row, _above.AsSpan(1, length), _distance);
        return row;
    }

    /// <summary>Checks that there are no more rows, and the compressed data's checksum.</summary>
    public void End()
    {
        Span<byte> more = stackalloc byte[1];
        if (Fill(more) != 0)
        {
            throw _file.Broken(_position, "the compressed pixels go on after the last row.");
        }
    }

    public void Dispose() => _stream.Dispose();

    private int Fill(Span<byte> buffer)
    {
        try
        {
            return _stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        }
        catch (InvalidDataException exception)
        {
            throw _file.Broken(_position, $"the compressed pixels are damaged. {exception.Message}", exception);
        }
    }
}
