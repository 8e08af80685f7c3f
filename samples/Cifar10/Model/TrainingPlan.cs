using Federation.Core;
using Federation.Data;
using Federation.Samples;

namespace CifarSample.Model;

/// <summary>What the server tells every client of how to train; it travels as the instruction's config.</summary>
internal sealed record TrainingPlan
{
    /// <summary>Which images: <see cref="KnownDataset.Name"/> of CIFAR-10 or <see cref="GeneratedImages.DatasetName"/>.</summary>
    public required string Dataset { get; init; }

    /// <summary>In how many parts the training images are divided.</summary>
    public required int Partitions { get; init; }

    /// <summary>How many images a client uses of its part, the last tenth of them for validation.</summary>
    public required int ClientImages { get; init; }

    /// <summary>Local epochs of a round.</summary>
    public required int Epochs { get; init; }

    /// <summary>Images of a batch.</summary>
    public required int BatchSize { get; init; }

    /// <summary>What the clients train with: one of <see cref="Optimizers.Names"/>.</summary>
    public required string Optimizer { get; init; }

    /// <summary>The optimizer's learning rate.</summary>
    public required double LearningRate { get; init; }

    /// <summary>The weight of FedProx's proximal term, 0 for none.</summary>
    public required double ProximalMu { get; init; }

    /// <summary>The run's seed.</summary>
    public required int Seed { get; init; }

    /// <summary>How many of a client's images are for validation.</summary>
    public int ValidationImages => Math.Max(ClientImages / 10, 1);

    /// <summary>Reads a plan from an instruction's config.</summary>
    /// <exception cref="KeyNotFoundException">The server does not run this sample: an entry is missing.</exception>
    public static TrainingPlan FromConfig(ScalarMap config) => new()
    {
        Dataset = config["dataset"].AsString(),
        Partitions = (int)config["partitions"].AsInteger(),
        ClientImages = (int)config["client-images"].AsInteger(),
        Epochs = (int)config[FitConfigKeys.Epochs].AsInteger(),
        BatchSize = (int)config[FitConfigKeys.BatchSize].AsInteger(),
        Optimizer = config["optimizer"].AsString(),
        LearningRate = config[FitConfigKeys.LearningRate].AsDouble(),
        ProximalMu = config[FitConfigKeys.ProximalMu].AsDouble(),
        Seed = (int)config[FitConfigKeys.Seed].AsInteger(),
    };

    /// <summary>The plan as an instruction's config.</summary>
    public ScalarMap ToConfig() => new(
        ("dataset", Dataset),
        ("partitions", Partitions),
        ("client-images", ClientImages),
        (FitConfigKeys.Epochs, Epochs),
        (FitConfigKeys.BatchSize, BatchSize),
        ("optimizer", Optimizer),
        (FitConfigKeys.LearningRate, LearningRate),
        (FitConfigKeys.ProximalMu, ProximalMu),
        (FitConfigKeys.Seed, Seed));

    /// <summary>The images of one client among all training images.</summary>
    /// <param name="partition">Which client, from 1.</param>
    public Range ImagesOf(int partition)
    {
        var start = Partitioner.Contiguous(Cifar10.TrainCount, Partitions, partition - 1).Start.Value;
        return start..(start + ClientImages);
    }
}
