namespace Federation.Data;

/// <summary>A file could not be downloaded. The message says from where and why.</summary>
public sealed class DownloadException : IOException
{
    /// <summary>Makes an exception.</summary>
    /// <param name="source">Where the file was to come from.</param>
    /// <param name="problem">Why it did not, as a sentence.</param>
    /// <param name="innerException">What it came from, if it came from something.</param>
    public DownloadException(Uri source, string problem, Exception? innerException = null)
        : base($"{source}: {problem}", innerException)
    {
        Uri = source;
    }

    /// <summary>Where the file was to come from.</summary>
    public Uri Uri { get; }
}
