using System.IO.Compression;

namespace Federation.Testing;

/// <summary>A temporary folder; a file whose name ends with .gz is compressed when it is written.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("federation-test-").FullName;

    public string PathOf(string name) => Path.Combine(Root, name);

    public string Write(string name, byte[] content)
    {
        var path = PathOf(name);
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
