using Federation.Data;

namespace CifarSample.Data;

/// <summary>CIFAR-10's images, from its files.</summary>
internal sealed class RealImages(string directory) : IImageSource
{
    /// <summary>The data set's name.</summary>
    public const string DatasetName = "cifar10";

    /// <summary>Where the files are.</summary>
    public string Directory => directory;

    public string Name => DatasetName;

    public Task<ImageDataset> ReadTrainAsync(Range range, CancellationToken cancellationToken) =>
        Cifar10.ReadTrainAsync(directory, range, cancellationToken);

    public async Task<ImageDataset> ReadTestAsync(int count, CancellationToken cancellationToken) =>
        (await Cifar10.ReadTestAsync(directory, cancellationToken))[..count];
}
