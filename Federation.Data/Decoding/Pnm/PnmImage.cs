using System.Buffers.Binary;

namespace Federation.Data;

/// <summary>PGM (P2, P5) and PPM (P3, P6), the text and the binary form of each, with any largest sample up to 65535.</summary>
internal sealed class PnmImage : EncodedImage
{
    private readonly ImageFile _file;
    private readonly bool _isText;
    private readonly int _channels;
    private readonly int _max;
    private readonly int _start;

    private PnmImage(ImageFile file, bool isText, int channels, int width, int height, int max, int start)
        : base(width, height)
    {
        _file = file;
        _isText = isText;
        _channels = channels;
        _max = max;
        _start = start;
    }

    private int SampleCount => Width * Height * _channels;

    /// <summary>Reads the header.</summary>
    public static PnmImage OpenPnm(ImageFile file)
    {
        var (isText, channels) = (char)file.Content[1] switch
        {
            '2' => (true, 1),
            '3' => (true, 3),
            '5' => (false, 1),
            '6' => (false, 3),
            var other => throw file.Broken(0, $"expected PGM (P2 or P5) or PPM (P3 or P6), found P{other}."),
        };

        var text = new PnmText(file, 2);
        var sizeAt = text.Position;
        var (width, height) = (text.ReadNumber("the width"), text.ReadNumber("the height"));
        ThrowIfWrongSize(file, sizeAt, (uint)width, (uint)height);
        var max = text.ReadNumber("the largest sample");
        if (max is < 1 or > ushort.MaxValue)
        {
            throw file.Broken(text.Position, $"expected a largest sample of 1 to {ushort.MaxValue}, found {max}.");
        }

        return new PnmImage(file, isText, channels, width, height, max, isText ? text.Position : text.SkipOneSpace());
    }

    public override Raster Decode()
    {
        // Every sample takes at least this many bytes: checked before they are all allocated.
        var bytesEach = _isText || _max > byte.MaxValue ? 2 : 1;
        var found = _file.Content.Length - _start;
        var expected = ((long)SampleCount * bytesEach) - (_isText ? 1 : 0);
        if (found < expected)
        {
            throw _file.Broken(
                _file.Content.Length, $"the file ends. Expected {(_isText ? "at least " : "")}{expected:N0} bytes of {Width}x{Height} pixels, found {found:N0}.");
        }

        var samples = new byte[SampleCount];
        var end = _isText ? ReadText(samples) : ReadBinary(samples, bytesEach);
        if (new PnmText(_file, end).FindContent() is { } rest)
        {
            throw _file.Broken(rest, $"expected the file to end after {Width}x{Height} pixels, found more.");
        }

        return new Raster(_channels, samples);
    }

    private int ReadText(byte[] samples)
    {
        var text = new PnmText(_file, _start);
        for (var i = 0; i < samples.Length; i++)
        {
            samples[i] = ToByte(text.ReadNumber("a sample"), text.Position);
        }

        return text.Position;
    }

    private int ReadBinary(byte[] samples, int bytesEach)
    {
        var source = _file.Content.AsSpan(_start, samples.Length * bytesEach);
        for (var i = 0; i < samples.Length; i++)
        {
            var sample = bytesEach == 1 ? source[i] : BinaryPrimitives.ReadUInt16BigEndian(source[(2 * i)..]);
            samples[i] = ToByte(sample, _start + (i * bytesEach));
        }

        return _start + source.Length;
    }

    private byte ToByte(int sample, int position) =>
        sample <= _max
            ? SampleScale.ToByte(sample, _max)
            : throw _file.Broken(position, $"expected a sample of at most {_max}, found {sample}.");
}
