using Federation.Data;

namespace CifarSample.Data;

/// <summary>Images made up by this machine; the same on every machine, as a published data set would be.</summary>
internal sealed class GeneratedImages : IImageSource
{
    /// <summary>The data set's name.</summary>
    public const string DatasetName = "generated";

    private const ulong DataSeed = 1;

    private readonly GeneratedDataset _images = GeneratedDataset.LikeCifar10(DataSeed);

    public string Name => DatasetName;

    public Task<ImageDataset> ReadTrainAsync(Range range, CancellationToken cancellationToken)
    {
        var (start, count) = range.GetOffsetAndLength(Cifar10.TrainCount);
        return Task.Run(() => _images.Train(start, count), cancellationToken);
    }

    public Task<ImageDataset> ReadTestAsync(int count, CancellationToken cancellationToken) =>
        Task.Run(() => _images.Test(count), cancellationToken);
}
