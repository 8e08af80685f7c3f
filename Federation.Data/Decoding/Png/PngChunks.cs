using System.Buffers.Binary;
using System.Text;

namespace Federation.Data;

/// <summary>Goes through the chunks of a PNG file: length, name, content and a checksum over name and content.</summary>
internal struct PngChunks(ImageFile file, int position)
{
    private const int Overhead = 12;

    /// <summary>Where the current chunk begins.</summary>
    public int Start { get; private set; } = position;

    /// <summary>The current chunk's name, four letters.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The current chunk's content.</summary>
    public ArraySegment<byte> Content { get; private set; } = ArraySegment<byte>.Empty;

    /// <summary>Where the current chunk's content begins.</summary>
    public readonly int ContentStart => Content.Offset;

    /// <summary>A decoder that does not know a chunk may pass over it if its name begins with a small letter.</summary>
    public readonly bool IsCritical => char.IsAsciiLetterUpper(Name[0]);

    private int Next { get; set; } = position;

    /// <summary>Goes to the next chunk and checks it.</summary>
    public void Read()
    {
        Start = Next;
        var rest = file.Content.AsSpan(Start);
        if (rest.Length < Overhead)
        {
            throw file.Broken(file.Content.Length, "the file ends. Expected another chunk; the last one is IEND.");
        }

        var length = BinaryPrimitives.ReadUInt32BigEndian(rest);
        if (length > rest.Length - Overhead)
        {
            throw file.Broken(Start, $"expected a chunk of {length:N0} bytes, but the file ends after {rest.Length - Overhead:N0} of them.");
        }

        var nameAndContent = rest.Slice(4, 4 + (int)length);
        var found = Crc32.Compute(nameAndContent);
        var expected = BinaryPrimitives.ReadUInt32BigEndian(rest[(8 + (int)length)..]);
        Name = Encoding.Latin1.GetString(nameAndContent[..4]);
        if (found != expected)
        {
            throw file.Broken(Start, $"the chunk {Name} is damaged: expected the checksum 0x{expected:x8}, computed 0x{found:x8}.");
        }

        Content = new ArraySegment<byte>(file.Content, Start + 8, (int)length);
        Next = Start + Overhead + (int)length;
    }
}
