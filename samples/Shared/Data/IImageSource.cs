using Federation.Data;

namespace Federation.Samples;

/// <summary>Where images come from.</summary>
public interface IImageSource
{
    /// <summary>The data set's name, as it is told to clients and written to files.</summary>
    string Name { get; }

    /// <summary>The data set's name for people; says so where the images are made up.</summary>
    string Title { get; }

    /// <summary>Reads a range of the training images; <c>..</c> for all.</summary>
    Task<ImageDataset> ReadTrainAsync(Range range, CancellationToken cancellationToken);

    /// <summary>Reads the first test images.</summary>
    Task<ImageDataset> ReadTestAsync(int count, CancellationToken cancellationToken);
}
