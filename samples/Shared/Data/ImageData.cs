using Federation.Data;

namespace Federation.Samples;

/// <summary>All of a data set's images, in memory.</summary>
/// <param name="Name">The data set's name for programs: <see cref="GeneratedImages.DatasetName"/> where the images are made up.</param>
/// <param name="Title">Its name for people; says so where the images are made up.</param>
/// <param name="Train">The training images.</param>
/// <param name="Test">The test images.</param>
/// <param name="Normalization">How their bytes become floats.</param>
public sealed record ImageData(string Name, string Title, ImageDataset Train, ImageDataset Test, PixelNormalization Normalization)
{
    /// <summary>Reads all images.</summary>
    /// <param name="dataset">Which data set.</param>
    /// <param name="source">Where its images come from, as <see cref="DatasetLocation.FindAsync"/> gives it.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="DatasetException">A file is missing or holds something else.</exception>
    public static async Task<ImageData> ReadAsync(KnownDataset dataset, IImageSource source, CancellationToken cancellationToken)
    {
        var train = await source.ReadTrainAsync(.., cancellationToken);
        var test = await source.ReadTestAsync(dataset.TestCount, cancellationToken);

        // Made-up images have a mean of their own.
        return new ImageData(
            source.Name, source.Title, train, test, source is GeneratedImages ? PixelNormalization.Of(train) : dataset.Normalization);
    }
}
