using Federation.Data;

namespace Federation.Samples;

/// <summary>A published data set's images, from its files.</summary>
public sealed class RealImages(KnownDataset dataset, string directory) : IImageSource
{
    /// <summary>Where the files are.</summary>
    public string Directory => directory;

    /// <inheritdoc/>
    public string Name => dataset.Name;

    /// <inheritdoc/>
    public string Title => dataset.Title;

    /// <inheritdoc/>
    public Task<ImageDataset> ReadTrainAsync(Range range, CancellationToken cancellationToken) =>
        dataset.ReadTrainAsync(directory, range, cancellationToken);

    /// <inheritdoc/>
    public async Task<ImageDataset> ReadTestAsync(int count, CancellationToken cancellationToken) =>
        (await dataset.ReadTestAsync(directory, cancellationToken))[..count];
}
