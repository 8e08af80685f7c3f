using Federation.Data;

namespace Federation.Samples;

/// <summary>Images of a published data set's shape, made up by this machine; the same on every machine.</summary>
public sealed class GeneratedImages(KnownDataset dataset) : IImageSource
{
    /// <summary>The data set's name.</summary>
    public const string DatasetName = "generated";

    private readonly GeneratedDataset _images = dataset.Generate();

    /// <inheritdoc/>
    public string Name => DatasetName;

    /// <inheritdoc/>
    public string Title => $"generated images of {dataset.Title}'s shape";

    /// <inheritdoc/>
    public Task<ImageDataset> ReadTrainAsync(Range range, CancellationToken cancellationToken)
    {
        var (start, count) = range.GetOffsetAndLength(dataset.TrainCount);
        return Task.Run(() => _images.Train(start, count), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<ImageDataset> ReadTestAsync(int count, CancellationToken cancellationToken) =>
        Task.Run(() => _images.Test(count), cancellationToken);
}
