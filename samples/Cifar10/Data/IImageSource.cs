using Federation.Data;

namespace CifarSample.Data;

/// <summary>Where images come from.</summary>
internal interface IImageSource
{
    /// <summary>The data set's name, as it is told to clients and written to the history.</summary>
    string Name { get; }

    /// <summary>Reads a range of the 50,000 training images.</summary>
    Task<ImageDataset> ReadTrainAsync(Range range, CancellationToken cancellationToken);

    /// <summary>Reads the first test images.</summary>
    Task<ImageDataset> ReadTestAsync(int count, CancellationToken cancellationToken);
}
