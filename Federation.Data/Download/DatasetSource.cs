namespace Federation.Data;

/// <summary>Where a data set's files come from.</summary>
/// <param name="Folder">The folder that they belong in, within the one that the user names.</param>
internal abstract record DatasetSource(string Folder)
{
    /// <summary>Downloads all files.</summary>
    /// <param name="download">What to download with.</param>
    /// <param name="work">A folder for whatever is only needed meanwhile.</param>
    /// <param name="target">The folder that the files, and nothing else, are put into.</param>
    /// <param name="progress">Is told how far all of it together has come.</param>
    /// <param name="cancellationToken">Ends the download.</param>
    /// <exception cref="DownloadException">A file could not be had.</exception>
    /// <exception cref="DatasetException">What came is not what was expected.</exception>
    public abstract Task FetchAsync(
        FileDownload download, string work, string target, IProgress<DownloadProgress>? progress, CancellationToken cancellationToken);
}
