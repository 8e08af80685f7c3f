namespace Federation.Data;

/// <summary>Single files that make up a data set; they are kept as they come.</summary>
/// <param name="Home">The address that the files' names are put after; it ends with a slash.</param>
/// <param name="Folder">The folder that they are put into.</param>
/// <param name="Files">The files.</param>
internal sealed record FilesSource(Uri Home, string Folder, IReadOnlyList<PublishedFile> Files) : DatasetSource(Folder)
{
    public override async Task FetchAsync(
        FileDownload download, string work, string target, IProgress<DownloadProgress>? progress, CancellationToken cancellationToken)
    {
        var (before, total) = (0L, Files.Sum(file => file.Length));
        foreach (var file in Files)
        {
            var ofAll = progress is null ? null : new Part(progress, before, total);
            await download.RunAsync(new Uri(Home, file.Name), file.Md5, Path.Combine(target, file.Name), ofAll, cancellationToken)
                .ConfigureAwait(false);
            before += file.Length;
        }
    }

    private sealed class Part(IProgress<DownloadProgress> all, long before, long total) : IProgress<DownloadProgress>
    {
        public void Report(DownloadProgress value) => all.Report(new DownloadProgress(before + value.BytesReceived, total));
    }
}
