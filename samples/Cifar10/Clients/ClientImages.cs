using CifarSample.Data;
using CifarSample.Model;
using Federation.Data;

namespace CifarSample.Clients;

/// <summary>One client's own images. They are read once, when the server has said which data set the run is about.</summary>
internal sealed class ClientImages(PartitionNumber partition, IImageSource source)
{
    private TrainingPlan? _plan;
    private ImageDataset? _images;

    /// <summary>The images to train on.</summary>
    public async ValueTask<ImageDataset> TrainAsync(TrainingPlan plan, CancellationToken cancellationToken) =>
        (await GetAsync(plan, cancellationToken))[..^plan.ValidationImages];

    /// <summary>The images that are kept from training.</summary>
    public async ValueTask<ImageDataset> ValidationAsync(TrainingPlan plan, CancellationToken cancellationToken) =>
        (await GetAsync(plan, cancellationToken))[^plan.ValidationImages..];

    private async ValueTask<ImageDataset> GetAsync(TrainingPlan plan, CancellationToken cancellationToken)
    {
        if (_images is { } known && _plan == plan)
        {
            return known;
        }

        if (plan.Partitions != partition.Of)
        {
            throw new InvalidOperationException(
                $"The server divides the images among {plan.Partitions} clients, but this client was started as {partition}: start it with --partition {Math.Min(partition.Number, plan.Partitions)}/{plan.Partitions}.");
        }

        var images = await SourceOf(plan).ReadTrainAsync(plan.ImagesOf(partition.Number), cancellationToken);
        (_plan, _images) = (plan, images);
        return images;
    }

    // Generated images can be made anywhere; the real ones must be on this machine.
    private IImageSource SourceOf(TrainingPlan plan) =>
        string.Equals(plan.Dataset, source.Name, StringComparison.Ordinal) ? source
        : string.Equals(plan.Dataset, GeneratedImages.DatasetName, StringComparison.Ordinal) ? new GeneratedImages()
        : throw new InvalidOperationException(
            $"The server uses the data set \"{plan.Dataset}\", but this client has only \"{source.Name}\": give it the data with --data or {DataLocation.Variable}.");
}
