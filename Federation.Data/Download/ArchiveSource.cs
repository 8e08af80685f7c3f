using System.Formats.Tar;
using System.IO.Compression;

namespace Federation.Data;

/// <summary>A tar.gz archive that holds a data set.</summary>
/// <param name="Uri">Where it is.</param>
/// <param name="Md5">Its MD5 in hexadecimal. Publishers of old data sets give no better checksum.</param>
/// <param name="Folder">The folder within it that holds the files, and that they are put into.</param>
/// <param name="Required">The names of the files that must be in the folder.</param>
/// <param name="Optional">The names of the files that are unpacked too if they are there. Nothing else is unpacked.</param>
internal sealed record ArchiveSource(
    Uri Uri, string Md5, string Folder, IReadOnlyList<string> Required, IReadOnlyList<string> Optional) : DatasetSource(Folder)
{
    public override async Task FetchAsync(
        FileDownload download, string work, string target, IProgress<DownloadProgress>? progress, CancellationToken cancellationToken)
    {
        var archive = Path.Combine(work, "archive.tar.gz");
        await download.RunAsync(Uri, Md5, archive, progress, cancellationToken).ConfigureAwait(false);
        await UnpackAsync(archive, target, cancellationToken).ConfigureAwait(false);
    }

    private async Task UnpackAsync(string archive, string target, CancellationToken cancellationToken)
    {
        var missing = Required.ToHashSet(StringComparer.Ordinal);
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
                var name = Required.Concat(Optional)
                    .FirstOrDefault(name => entry.Name == $"{Folder}/{name}" || entry.Name == $"./{Folder}/{name}");
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
            throw new DatasetException(Uri.ToString(), $"this is not a sound tar.gz archive. {exception.Message}", exception);
        }

        if (missing.Count > 0)
        {
            throw new DatasetException(
                Uri.ToString(),
                $"the archive lacks {string.Join(", ", missing.Order(StringComparer.Ordinal))}, expected in its folder {Folder}.");
        }
    }
}
