using CifarSample.Model;
using Federation.Client;
using Federation.Core;
using Federation.Samples;
using Federation.TorchSharp;

namespace CifarSample.Clients;

/// <summary>
/// A client of the federation: trains and measures the model that it is given on images that never leave it. Which images those are,
/// the server's first instruction says; the rest is a <see cref="TorchClient"/>.
/// </summary>
internal sealed class CifarClient(PartitionNumber partition, IImageSource source, IClientLog? log = null) : FederatedClient
{
    private TrainingPlan? _plan;
    private IFederatedClient? _client;

    public override ValueTask<ScalarMap> GetPropertiesAsync(CancellationToken cancellationToken) =>
        new(new ScalarMap(("partition", partition.ToString()), ("dataset", source.Name)));

    public override async ValueTask<FitResult> FitAsync(FitRequest request, CancellationToken cancellationToken)
    {
        var client = await PrepareAsync(request.Config, cancellationToken);
        var result = await client.FitAsync(request, cancellationToken);
        log?.Trained(request.Round, result);
        return result;
    }

    public override async ValueTask<EvaluateResult> EvaluateAsync(EvaluateRequest request, CancellationToken cancellationToken)
    {
        var client = await PrepareAsync(request.Config, cancellationToken);
        var result = await client.EvaluateAsync(request, cancellationToken);
        log?.Evaluated(request.Round, result);
        return result;
    }

    // The images are read once, unless the server changes its mind.
    private async ValueTask<IFederatedClient> PrepareAsync(ScalarMap config, CancellationToken cancellationToken)
    {
        var plan = TrainingPlan.FromConfig(config);
        if (_client is { } ready && _plan == plan)
        {
            return ready;
        }

        if (plan.Partitions != partition.Of)
        {
            throw new InvalidOperationException(
                $"The server divides the images among {plan.Partitions} clients, but this client was started as {partition}: start it with --partition {Math.Min(partition.Number, plan.Partitions)}/{plan.Partitions}.");
        }

        var images = await SourceOf(plan).ReadTrainAsync(plan.ImagesOf(partition.Number), cancellationToken);
        var options = new TorchClientOptions
        {
            ClientNumber = partition.Number,
            EvaluationData = Recipe.Batches(images[^plan.ValidationImages..]),
            EvaluationBatchSize = Evaluation.BatchSize,
        };
        var training = Recipe.Batches(images[..^plan.ValidationImages]);
        (_plan, _client) = (plan, ClientPieces.Around(new TorchClient(new Net(), Optimizers.Make, Recipe.Loss, training, options)));
        return _client;
    }

    // Generated images can be made anywhere; the real ones must be on this machine.
    private IImageSource SourceOf(TrainingPlan plan) =>
        string.Equals(plan.Dataset, source.Name, StringComparison.Ordinal) ? source
        : string.Equals(plan.Dataset, GeneratedImages.DatasetName, StringComparison.Ordinal) ? new GeneratedImages(KnownDataset.Cifar10)
        : throw new InvalidOperationException(
            $"The server uses the data set \"{plan.Dataset}\", but this client has only \"{source.Name}\": give it the data with --data or {DatasetLocation.Variable}.");
}
