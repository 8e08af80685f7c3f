namespace Federation.Data;

/// <summary>Downloads a data set and puts its files into their folder, all of them or none.</summary>
internal static class DatasetInstaller
{
    /// <summary>Installs the source's files over a client of the caller, after a look at what the caller said.</summary>
    public static Task InstallAsync(
        DatasetSource source,
        string directory,
        HttpClient httpClient,
        IProgress<DownloadProgress>? progress,
        CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        ArgumentNullException.ThrowIfNull(httpClient);
        var download = new FileDownload(httpClient, TimeProvider.System);
        return InstallAsync(source, directory, download, progress, cancellationToken);
    }

    /// <summary>Installs the source's files to its folder in <paramref name="directory"/>.</summary>
    public static async Task InstallAsync(
        DatasetSource source,
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
            var fetched = Directory.CreateDirectory(Path.Combine(work, "files")).FullName;
            await source.FetchAsync(download, work, fetched, progress, cancellationToken).ConfigureAwait(false);
            Publish(fetched, Path.Combine(directory, source.Folder));
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

    private static void Publish(string fetched, string target)
    {
        if (!Directory.Exists(target))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            Directory.Move(fetched, target);
            return;
        }

        // Somebody made the folder before: its files are replaced one by one, each in one step.
        foreach (var file in Directory.EnumerateFiles(fetched))
        {
            File.Move(file, Path.Combine(target, Path.GetFileName(file)), overwrite: true);
        }
    }
}
