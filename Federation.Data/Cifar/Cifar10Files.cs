using System.IO.Compression;

namespace Federation.Data;

/// <summary>Finds and reads the files of CIFAR-10's binary layout.</summary>
internal static class Cifar10Files
{
    private const int BufferSize = 1 << 20;

    /// <summary>The path of a data file in one of its possible places, or null.</summary>
    public static string? Find(string directory, string name)
    {
        foreach (var folder in new[] { directory, Path.Combine(directory, Cifar10.ArchiveFolder) })
        {
            foreach (var suffix in new[] { "", ".gz" })
            {
                var path = Path.Combine(folder, name + suffix);
                if (File.Exists(path))
                {
                    return path;
                }
            }
        }

        return null;
    }

    /// <summary>Reads <paramref name="count"/> records from <paramref name="start"/> on, counted from the first of the given file.</summary>
    public static async Task<ImageDataset> ReadAsync(
        string directory, int firstFile, int start, int count, CancellationToken cancellationToken)
    {
        var records = new Cifar10Records(count);
        var end = start + count;
        for (var file = start / Cifar10.RecordsPerFile; file * Cifar10.RecordsPerFile < end; file++)
        {
            var offset = file * Cifar10.RecordsPerFile;
            var from = Math.Max(start - offset, 0);
            var to = Math.Min(end - offset, Cifar10.RecordsPerFile);
            await ReadFileAsync(directory, Cifar10.FileNames[firstFile + file], from, to, records, cancellationToken)
                .ConfigureAwait(false);
        }

        return records.ToDataset();
    }

    private static async Task ReadFileAsync(
        string directory, string name, int from, int to, Cifar10Records records, CancellationToken cancellationToken)
    {
        var path = Find(directory, name) ?? throw new DatasetException(
            Path.Combine(directory, name),
            $"the file is missing. Expected it plain or as {name}.gz, here or in {Cifar10.ArchiveFolder}.");

        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.Asynchronous | FileOptions.SequentialScan);
        await using (file.ConfigureAwait(false))
        {
            if (path.EndsWith(".gz", StringComparison.Ordinal))
            {
                var plain = new GZipStream(file, CompressionMode.Decompress);
                await using (plain.ConfigureAwait(false))
                {
                    await ReadRecordsAsync(path, plain, from, to, records, cancellationToken).ConfigureAwait(false);
                }
            }
            else
            {
                ThrowIfWrongLength(path, file.Length, isComplete: true);
                await ReadRecordsAsync(path, file, from, to, records, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    // A compressed file can only be judged by reading all of it; a plain one was judged by its length.
    private static async Task ReadRecordsAsync(
        string path, Stream stream, int from, int to, Cifar10Records records, CancellationToken cancellationToken)
    {
        var buffer = new byte[BufferSize / Cifar10Records.Size * Cifar10Records.Size];
        var first = 0;
        if (stream.CanSeek)
        {
            stream.Position = (long)from * Cifar10Records.Size;
            first = from;
        }

        long total = (long)first * Cifar10Records.Size;
        while (first < to || !stream.CanSeek)
        {
            var read = await FillAsync(path, stream, buffer, cancellationToken).ConfigureAwait(false);
            total += read;
            if (total > Cifar10Records.FileSize)
            {
                ThrowIfWrongLength(path, total, isComplete: false);
            }

            var complete = read / Cifar10Records.Size;
            for (var i = Math.Max(from - first, 0); i < Math.Min(complete, to - first); i++)
            {
                records.Add(path, first + i, buffer.AsSpan(i * Cifar10Records.Size, Cifar10Records.Size));
            }

            first += complete;
            if (read < buffer.Length)
            {
                break;
            }
        }

        if (!stream.CanSeek || first < to)
        {
            ThrowIfWrongLength(path, total, isComplete: true);
        }
    }

    private static async ValueTask<int> FillAsync(string path, Stream stream, byte[] buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (InvalidDataException exception)
        {
            throw new DatasetException(
                path,
                "the file is not sound gzip. Expected the compressed form of "
                + $"{Cifar10Records.FileSize:N0} bytes ({Cifar10Records.Layout}).",
                exception);
        }
    }

    private static void ThrowIfWrongLength(string path, long length, bool isComplete)
    {
        if (length != Cifar10Records.FileSize)
        {
            throw new DatasetException(
                path,
                $"the file is too {(length < Cifar10Records.FileSize ? "short" : "long")}. "
                + $"Expected {Cifar10Records.FileSize:N0} bytes ({Cifar10Records.Layout}), "
                + $"found {(isComplete ? "" : "more than ")}{(isComplete ? length : Cifar10Records.FileSize):N0}.");
        }
    }
}
