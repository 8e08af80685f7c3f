namespace Federation.Data;

/// <summary>Which classes and which image files a folder has.</summary>
/// <param name="Directory">The folder.</param>
/// <param name="ClassNames">The classes, in the order of their labels.</param>
/// <param name="Files">The path of each image, class by class.</param>
/// <param name="Labels">The label of each image.</param>
internal sealed record ImageFolderListing(
    string Directory, IReadOnlyList<string> ClassNames, IReadOnlyList<string> Files, byte[] Labels)
{
    // What counts as an image. Only the first four can be read, but the others must not be passed over as if they were not there.
    private static readonly HashSet<string> Extensions = new(StringComparer.OrdinalIgnoreCase)
    {
        ".png", ".ppm", ".pgm", ".pnm", ".pbm", ".jpg", ".jpeg", ".bmp", ".gif", ".tif", ".tiff", ".webp",
    };

    /// <summary>Lists a folder.</summary>
    /// <exception cref="DatasetException">There are no images, too many classes, or classes that are not among the given ones.</exception>
    public static ImageFolderListing Make(string directory, IReadOnlyList<string>? classNames, CancellationToken cancellationToken)
    {
        var found = FindFolders(directory);
        if (classNames is not null && found.Except(classNames, StringComparer.Ordinal).FirstOrDefault() is { } unknown)
        {
            throw new DatasetException(
                Path.Combine(directory, unknown), $"this is no class that was named. Expected {string.Join(", ", classNames)}.");
        }

        var names = classNames is null ? found : [.. classNames];
        ThrowIfTooMany(names, directory);

        var (files, labels) = (new List<string>(), new List<byte>());
        for (var label = 0; label < names.Count; label++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var folder = Path.Combine(directory, names[label]);
            if (found.Contains(names[label], StringComparer.Ordinal))
            {
                files.AddRange(FindImages(folder));
                labels.AddRange(Enumerable.Repeat((byte)label, files.Count - labels.Count));
            }
        }

        return files.Count > 0
            ? new ImageFolderListing(directory, names, files, [.. labels])
            : throw new DatasetException(directory, "there are no images. Expected PNG, PPM or PGM files in a subfolder for each class.");
    }

    /// <summary>Says no to more classes than labels can tell apart.</summary>
    public static void ThrowIfTooMany(IReadOnlyList<string> names, string directory)
    {
        if (names.Count > ImageDataset.MaxClassCount)
        {
            throw new DatasetException(directory, $"there are {names.Count:N0} classes, by the names of subfolders; at most {ImageDataset.MaxClassCount} can be told apart.");
        }
    }

    /// <summary>The names of the subfolders that are not hidden, in ordinal order.</summary>
    /// <exception cref="DatasetException">There is no such folder.</exception>
    public static List<string> FindFolders(string directory)
    {
        try
        {
            return [.. System.IO.Directory.EnumerateDirectories(directory)
                .Select(path => Path.GetFileName(path)).Where(name => !name.StartsWith('.')).Order(StringComparer.Ordinal)];
        }
        catch (DirectoryNotFoundException exception)
        {
            throw new DatasetException(directory, "the folder is missing.", exception);
        }
    }

    private static IEnumerable<string> FindImages(string folder) =>
        System.IO.Directory.EnumerateFiles(folder)
            .Where(path => Extensions.Contains(Path.GetExtension(path)) && !Path.GetFileName(path).StartsWith('.'))
            .Order(StringComparer.Ordinal);
}
