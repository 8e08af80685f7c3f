using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Federation.Data.Tests;

/// <summary>PNG files that are wrong in one way only: their checksums are right.</summary>
internal static class PngBytes
{
    public static byte[] Header(uint width, uint height, byte depth = 8, byte kind = 0, byte compression = 0, byte filter = 0, byte interlacing = 0)
    {
        var content = new byte[13];
        BinaryPrimitives.WriteUInt32BigEndian(content, width);
        BinaryPrimitives.WriteUInt32BigEndian(content.AsSpan(4), height);
        byte[] rest = [depth, kind, compression, filter, interlacing];
        rest.CopyTo(content, 8);
        return Chunk("IHDR", content);
    }

    public static byte[] Data(params byte[] rows)
    {
        using var memory = new MemoryStream();
        using (var stream = new ZLibStream(memory, CompressionLevel.SmallestSize))
        {
            stream.Write(rows);
        }

        return Chunk("IDAT", memory.ToArray());
    }

    public static byte[] Chunk(string name, params byte[] content)
    {
        byte[] nameAndContent = [.. Encoding.ASCII.GetBytes(name), .. content];
        var bytes = new byte[8 + nameAndContent.Length];
        BinaryPrimitives.WriteInt32BigEndian(bytes, content.Length);
        nameAndContent.CopyTo(bytes, 4);
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(4 + nameAndContent.Length), Crc32.Compute(nameAndContent));
        return bytes;
    }

    public static byte[] File(params byte[][] chunks) =>
        [0x89, .. "PNG\r\n\x1A\n"u8, .. chunks.SelectMany(chunk => chunk), .. Chunk("IEND")];

    /// <summary>Makes the checksums of a file's chunks right again, as far as there are chunks.</summary>
    public static void Mend(byte[] file)
    {
        for (var at = 8; at + 12 <= file.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at));
            if (length > file.Length - at - 12)
            {
                return;
            }

            var nameAndContent = file.AsSpan(at + 4, 4 + (int)length);
            BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(at + 8 + (int)length), Crc32.Compute(nameAndContent));
            at += 12 + (int)length;
        }
    }
}
