namespace Federation.Data;

/// <summary>
/// Images that lie in a folder with one subfolder for each class, as PNG, PPM or PGM files: <c>train/cat/1.png</c>,
/// <c>train/dog/7.png</c>. Immutable and safe for concurrent use.
/// </summary>
/// <remarks>
/// <para>Label i is the class whose subfolder is the i-th by name; within a class the images are in the order of their files' names. Both
/// orders are ordinal: capitals before small letters, <c>10</c> before <c>2</c>. A subfolder without images is a class without
/// images. Deeper subfolders, hidden ones (their name begins with a dot) and files that are no images by their extension are
/// not looked at; a file that is an image of a kind that cannot be read is an error.</para>
/// <para>All images must have the same size. PNG may have any colour type, depth and interlacing; alpha is dropped, not composited, as
/// Pillow's <c>convert("RGB")</c> does, and gamma and colour profiles are ignored. Samples of other depths than 8 bits are scaled to
/// 0..255, to the nearest. An image may have at most 67,108,864 pixels, and all of them together 2,147,483,591 bytes.</para>
/// </remarks>
public sealed class ImageFolder
{
    internal ImageFolder(ImageDataset images, IReadOnlyList<string> classNames)
    {
        Images = images;
        ClassNames = classNames;
    }

    /// <summary>The images, class by class.</summary>
    public ImageDataset Images { get; }

    /// <summary>The names of the classes, in the order of their labels.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>Reads all images of a folder. Memory holds them and one file at a time.</summary>
    /// <param name="directory">The folder with one subfolder for each class.</param>
    /// <param name="colors">Which planes the images are read as.</param>
    /// <param name="classNames">
    /// The names of the classes in the order of their labels, 1 to 256, for where a folder need not hold all of them: a test
    /// set's classes, or those that all clients agree on. A class whose subfolder is missing then has no images, and a subfolder
    /// of another name is an error. Null for the subfolders that there are.
    /// </param>
    /// <param name="progress">Is told after each file, from any thread.</param>
    /// <param name="cancellationToken">Ends the reading between two files.</param>
    /// <exception cref="ArgumentException">A class is named twice, or there is none or more than 256.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="colors"/> is neither.</exception>
    /// <exception cref="DatasetException">
    /// There is no image, there are more than 256 classes, or a file is not an image that can be read or has not the size of the
    /// first; the message names it.
    /// </exception>
    public static Task<ImageFolder> ReadAsync(
        string directory,
        ImageColors colors = ImageColors.Rgb,
        IReadOnlyList<string>? classNames = null,
        IProgress<ImageFolderProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ThrowIfWrong(directory, colors, classNames);

        // Most of the time goes into decoding, and folders cannot be listed asynchronously: one thread does all of it.
        return Task.Run(
            () =>
            {
                var listing = ImageFolderListing.Make(directory, classNames, cancellationToken);
                var images = new ImageFolderReader(listing, colors).Read(progress, cancellationToken);
                return new ImageFolder(images, listing.ClassNames);
            },
            cancellationToken);
    }

    /// <summary>Checks what a caller asks for.</summary>
    internal static void ThrowIfWrong(string directory, ImageColors colors, IReadOnlyList<string>? classNames)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        if (!Enum.IsDefined(colors))
        {
            throw new ArgumentOutOfRangeException(nameof(colors), colors, "Rgb or Grey is expected.");
        }

        if (classNames is not null
            && (classNames.Count is 0 or > ImageDataset.MaxClassCount
                || classNames.Distinct(StringComparer.Ordinal).Count() != classNames.Count))
        {
            throw new ArgumentException(
                $"1 to {ImageDataset.MaxClassCount} different names are expected; found {classNames.Count}: {string.Join(", ", classNames)}.",
                nameof(classNames));
        }
    }
}
