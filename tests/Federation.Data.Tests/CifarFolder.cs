using System.IO.Compression;

namespace Federation.Data.Tests;

/// <summary>A temporary folder with files in CIFAR-10's layout.</summary>
internal sealed class CifarFolder : IDisposable
{
    public const int RecordSize = 3073;

    public string Root { get; } = Directory.CreateTempSubdirectory("federation-data-").FullName;

    /// <summary>10,000 records whose label and pixels follow from their number.</summary>
    public static byte[] Records(int salt)
    {
        var bytes = new byte[10_000 * RecordSize];
        for (var record = 0; record < 10_000; record++)
        {
            var span = bytes.AsSpan(record * RecordSize, RecordSize);
            span.Fill((byte)(record + salt));
            span[0] = (byte)((record + salt) % 10);
        }

        return bytes;
    }

    public string Write(string name, byte[] content)
    {
        var path = Path.Combine(Root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (name.EndsWith(".gz", StringComparison.Ordinal))
        {
            content = Compress(content);
        }

        File.WriteAllBytes(path, content);
        return path;
    }

    public static byte[] Compress(byte[] content)
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Fastest))
        {
            gzip.Write(content);
        }

        return memory.ToArray();
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
