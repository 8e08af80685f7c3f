namespace Federation.Data;

/// <summary>
/// Grey images and their labels in a pair of files of the idx format, as of MNIST and the sets that followed it. Plain or gzip,
/// told by the content.
/// </summary>
public static class IdxImages
{
    /// <summary>Reads images and labels: all, or the given range of them.</summary>
    /// <param name="imagesPath">The file of images: bytes in three dimensions, which are images, rows and columns.</param>
    /// <param name="labelsPath">The file of labels: bytes in one dimension, as many as there are images.</param>
    /// <param name="classCount">How many classes there are, 1 to 256: labels are below it. EMNIST's letters count from 1, so of them it is 27.</param>
    /// <param name="range">Which images, such as <c>5000..10000</c>; null for all.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="DatasetException">A file is missing, too short, too long, or holds something else.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The range is not within the images that there are, or the number of classes is wrong.</exception>
    public static async Task<ImageDataset> ReadAsync(
        string imagesPath, string labelsPath, int classCount, Range? range = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(imagesPath);
        ArgumentException.ThrowIfNullOrEmpty(labelsPath);
        ArgumentOutOfRangeException.ThrowIfLessThan(classCount, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(classCount, ImageDataset.MaxClassCount);

        var images = await IdxFile.OpenAsync(imagesPath, 3, cancellationToken).ConfigureAwait(false);
        await using var imagesScope = images.ConfigureAwait(false);
        var labels = await IdxFile.OpenAsync(labelsPath, 1, cancellationToken).ConfigureAwait(false);
        await using var labelsScope = labels.ConfigureAwait(false);
        if (images.Count != labels.Count)
        {
            throw new DatasetException(
                labelsPath, $"at byte 4, expected {images.Count:N0} labels, as many as {imagesPath} has images; found {labels.Count:N0}.");
        }

        var (first, count) = (range ?? Range.All).GetOffsetAndLength(images.Count);
        var labelBytes = await labels.ReadAsync(first, count, cancellationToken).ConfigureAwait(false);
        ThrowIfNotLabels(labels, labelBytes, first, classCount);
        var shape = new ImageShape(1, images.Sizes[1], images.Sizes[2]);
        return ImageDataset.Own(
            await images.ReadAsync(first, count, cancellationToken).ConfigureAwait(false), labelBytes, shape, classCount);
    }

    private static void ThrowIfNotLabels(IdxFile file, byte[] labels, int first, int classCount)
    {
        var wrong = ImageDataset.IndexOfWrongLabel(labels, classCount);
        if (wrong >= 0)
        {
            throw new DatasetException(
                file.Path,
                $"at byte {file.Start + (long)first + wrong:N0}, image {first + wrong} has the label {labels[wrong]}; "
                + $"expected 0 to {classCount - 1}.");
        }
    }
}
