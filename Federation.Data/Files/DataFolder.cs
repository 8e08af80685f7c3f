namespace Federation.Data;

/// <summary>Where a data set's files may be: in the folder that the user names, or where its archive or torchvision puts them.</summary>
/// <param name="subfolder">That other place within the folder.</param>
internal sealed class DataFolder(string subfolder)
{
    /// <summary>The path of a file in one of its possible places and under one of its names, plain or with <c>.gz</c>; or null.</summary>
    public string? Find(string directory, params ReadOnlySpan<string> names)
    {
        foreach (var folder in new[] { directory, Path.Combine(directory, subfolder) })
        {
            foreach (var name in names)
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
        }

        return null;
    }

    /// <summary>The path of a file that has to be there.</summary>
    /// <exception cref="DatasetException">It is not.</exception>
    public string Require(string directory, params ReadOnlySpan<string> names) =>
        Find(directory, names) ?? throw new DatasetException(
            Path.Combine(directory, names[0]),
            $"the file is missing. Expected {string.Join(" or ", names)}, plain or with .gz at its end, here or in {subfolder}.");
}
