namespace Federation.Data;

/// <summary>An image file's bytes, and how to say what is wrong with them.</summary>
internal sealed class ImageFile(string path, byte[] content)
{
    /// <summary>The file.</summary>
    public string Path => path;

    /// <summary>All of its bytes.</summary>
    public byte[] Content => content;

    /// <summary>What is wrong, where in the file.</summary>
    /// <param name="position">The byte, counted from 0.</param>
    /// <param name="problem">What was expected there and what was found.</param>
    /// <param name="innerException">What it came from, if it came from something.</param>
    public DatasetException Broken(int position, string problem, Exception? innerException = null) =>
        new(path, $"at byte {position:N0}, {problem}", innerException);
}
