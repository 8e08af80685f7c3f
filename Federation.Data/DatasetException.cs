namespace Federation.Data;

/// <summary>A data set's file is missing, or is not what it should be. The message names the file and says what was expected.</summary>
public sealed class DatasetException : IOException
{
    /// <summary>Makes an exception.</summary>
    /// <param name="filePath">Which file.</param>
    /// <param name="problem">What is wrong with it and what was expected, as a sentence.</param>
    /// <param name="innerException">What it came from, if it came from something.</param>
    public DatasetException(string filePath, string problem, Exception? innerException = null)
        : base($"{filePath}: {problem}", innerException)
    {
        FilePath = filePath;
    }

    /// <summary>The file.</summary>
    public string FilePath { get; }
}
