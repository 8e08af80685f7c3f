using System.Formats.Tar;
using System.IO.Compression;

namespace Federation.Data;

/// <summary>Downloads an archive and puts its files into their folder, all of them or none.</summary>
internal static class ArchiveInstaller
{
    /// <summary>Installs the archive's files to its folder in <paramref name="directory"/>.</summary>
    public static async Task InstallAsync(
        ArchiveSource source,
        string directory,
        FileDownload download,
        IProgress<DownloadProgress>? progress,
        CancellationToken cancellationToken)
    {
        var isNew = !Directory.Exists(directory);
        Directory.CreateDirectory(directory);

        // On the same volume as the target, so that the last step is a move.
        var work = Directory.CreateDirectory(Path.Combine(directory, $".download-{Guid.NewGuid():N}")).FullName;
        try
        {
            var archive = Path.Combine(work, "archive.tar.gz");
            await download.RunAsync(source.Uri, source.Md5, archive, progress, cancellationToken).ConfigureAwait(false);

            var unpacked = Directory.CreateDirectory(Path.Combine(work, source.Folder)).FullName;
            await UnpackAsync(source, archive, unpacked, cancellationToken).ConfigureAwait(false);
            Publish(unpacked, Path.Combine(directory, source.Folder));
        }
        finally
        {
            Directory.Delete(work, recursive: true);
            if (isNew && !Directory.EnumerateFileSystemEntries(directory).Any())
            {
                Directory.Delete(directory);
            }
        }
    }

    private static async Task UnpackAsync(ArchiveSource source, string archive, string target, CancellationToken cancellationToken)
    {
        var missing = source.Required.ToHashSet(StringComparer.Ordinal);
        try
        {
            var file = File.OpenRead(archive);
            await using var fileScope = file.ConfigureAwait(false);
            var plain = new GZipStream(file, CompressionMode.Decompress);
            await using var plainScope = plain.ConfigureAwait(false);
            var tar = new TarReader(plain);
            await using var tarScope = tar.ConfigureAwait(false);

            while (await tar.GetNextEntryAsync(copyData: false, cancellationToken).ConfigureAwait(false) is { } entry)
            {
                // The name is chosen from the expected ones, never built from the archive's own path.
                var name = source.Required.Concat(source.Optional)
                    .FirstOrDefault(name => entry.Name == $"{source.Folder}/{name}" || entry.Name == $"./{source.Folder}/{name}");
                if (name is not null && entry.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile)
                {
                    await entry.ExtractToFileAsync(Path.Combine(target, name!), overwrite: true, cancellationToken)
                        .ConfigureAwait(false);
                    missing.Remove(name!);
                }
            }
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException or FormatException)
        {
            throw new DatasetException(source.Uri.ToString(), $"this is not a sound tar.gz archive. {exception.Message}", exception);
        }

        if (missing.Count > 0)
        {
            throw new DatasetException(
                source.Uri.ToString(),
                $"the archive lacks {string.Join(", ", missing.Order(StringComparer.Ordinal))}, expected in its folder {source.Folder}.");
        }
    }

    private static void Publish(string unpacked, string target)
    {
        if (!Directory.Exists(target))
        {
            Directory.Move(unpacked, target);
            return;
        }

        // Somebody made the folder before: its files are replaced one by one, each in one step.
        foreach (var file in Directory.EnumerateFiles(unpacked))
        {
            File.Move(file, Path.Combine(target, Path.GetFileName(file)), overwrite: true);
        }
    }
}
