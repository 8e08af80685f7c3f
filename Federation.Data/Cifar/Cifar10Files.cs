namespace Federation.Data;

/// <summary>Finds and reads the files of CIFAR-10's binary layout.</summary>
internal static class Cifar10Files
{
    private const int RecordsAtOnce = 256;

    /// <summary>The two folders that the files may be in.</summary>
    public static DataFolder Folder { get; } = new(Cifar10.ArchiveFolder);

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
            await ReadFileAsync(
                Folder.Require(directory, Cifar10.FileNames[firstFile + file]), from, to, records, cancellationToken)
                .ConfigureAwait(false);
        }

        return records.ToDataset();
    }

    private static async Task ReadFileAsync(string path, int from, int to, Cifar10Records records, CancellationToken cancellationToken)
    {
        var file = await DataFile.OpenAsync(path, cancellationToken).ConfigureAwait(false);
        await using var fileScope = file.ConfigureAwait(false);
        if (!file.IsCompressed && file.LengthOnDisk != Cifar10Records.FileSize)
        {
            throw WrongLength(path, $"{file.LengthOnDisk:N0}", file.LengthOnDisk < Cifar10Records.FileSize);
        }

        var buffer = new byte[RecordsAtOnce * Cifar10Records.Size];
        await file.SkipAsync((long)from * Cifar10Records.Size, cancellationToken).ConfigureAwait(false);
        for (int first = from, complete; first < to; first += complete)
        {
            var wanted = Math.Min(to - first, RecordsAtOnce) * Cifar10Records.Size;
            complete = await file.ReadAsync(buffer.AsMemory(0, wanted), cancellationToken).ConfigureAwait(false) / Cifar10Records.Size;
            for (var i = 0; i < complete; i++)
            {
                records.Add(path, first + i, buffer.AsSpan(i * Cifar10Records.Size, Cifar10Records.Size));
            }

            if (complete * Cifar10Records.Size < wanted)
            {
                break;
            }
        }

        // A compressed file can only be judged by reading all of it; a plain one was judged by its length.
        await file.SkipAsync(Cifar10Records.FileSize - file.Position, cancellationToken).ConfigureAwait(false);
        if (file.Position < Cifar10Records.FileSize)
        {
            throw WrongLength(path, $"{file.Position:N0}", isShort: true);
        }

        if (!await file.IsAtEndAsync(cancellationToken).ConfigureAwait(false))
        {
            throw WrongLength(path, $"more than {Cifar10Records.FileSize:N0}", isShort: false);
        }
    }

    private static DatasetException WrongLength(string path, string found, bool isShort) =>
        new(path, $"the file is too {(isShort ? "short" : "long")}. "
            + $"Expected {Cifar10Records.FileSize:N0} bytes ({Cifar10Records.Layout}), found {found}.");
}
