using System.Buffers.Binary;

namespace Federation.Data.Tests;

/// <summary>The content of an idx file.</summary>
internal static class IdxBytes
{
    /// <summary>A header, and after it the given bytes whether they fit it or not.</summary>
    public static byte[] Make(uint[] sizes, ReadOnlySpan<byte> items)
    {
        var bytes = new byte[4 + (4 * sizes.Length) + items.Length];
        BinaryPrimitives.WriteInt32BigEndian(bytes, 0x800 + sizes.Length);
        for (var i = 0; i < sizes.Length; i++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(4 + (4 * i)), sizes[i]);
        }

        items.CopyTo(bytes.AsSpan(4 + (4 * sizes.Length)));
        return bytes;
    }

    /// <summary>Images whose every pixel is the image's number.</summary>
    public static byte[] Images(int count, int rows = 28, int columns = 28)
    {
        var pixels = new byte[count * rows * columns];
        for (var i = 0; i < pixels.Length; i++)
        {
            pixels[i] = (byte)(i / (rows * columns));
        }

        return Make([(uint)count, (uint)rows, (uint)columns], pixels);
    }

    /// <summary>Labels 0 to 9 over and over.</summary>
    public static byte[] Labels(int count) => Make([(uint)count], [.. Enumerable.Range(0, count).Select(i => (byte)(i % 10))]);
}
