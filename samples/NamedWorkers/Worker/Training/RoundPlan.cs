using Federation.Core;
using Federation.Data;

namespace NamedWorkers.Training;

/// <summary>
/// What the central process tells a worker to train on in a round: so many batches of an epoch, from one on. Batches go on through the
/// worker's images from round to round, in an order that is new for each epoch; as the order follows from seed, name and epoch, a worker
/// that was started again goes on where it was.
/// </summary>
internal sealed record RoundPlan
{
    /// <summary>How often the images have been gone through, and once more; from 1.</summary>
    public required int Epoch { get; init; }

    /// <summary>The first batch of this round among those of the epoch, from 0.</summary>
    public required int FirstBatch { get; init; }

    /// <summary>How many batches.</summary>
    public required int Batches { get; init; }

    /// <summary>Images of a batch.</summary>
    public required int BatchSize { get; init; }

    /// <summary>The optimizer's learning rate.</summary>
    public required double LearningRate { get; init; }

    /// <summary>The run's seed.</summary>
    public required int Seed { get; init; }

    /// <summary>Reads a plan from an instruction's config.</summary>
    /// <exception cref="KeyNotFoundException">The server does not run this sample: an entry is missing.</exception>
    public static RoundPlan FromConfig(ScalarMap config) => new()
    {
        Epoch = (int)config["epoch"].AsInteger(),
        FirstBatch = (int)config["first-batch"].AsInteger(),
        Batches = (int)config[FitConfigKeys.Batches].AsInteger(),
        BatchSize = (int)config[FitConfigKeys.BatchSize].AsInteger(),
        LearningRate = config[FitConfigKeys.LearningRate].AsDouble(),
        Seed = (int)config[FitConfigKeys.Seed].AsInteger(),
    };

    /// <summary>The plan as an instruction's config.</summary>
    public ScalarMap ToConfig() => new(
        ("epoch", Epoch),
        ("first-batch", FirstBatch),
        (FitConfigKeys.Batches, Batches),
        (FitConfigKeys.BatchSize, BatchSize),
        (FitConfigKeys.LearningRate, LearningRate),
        (FitConfigKeys.Seed, Seed));

    /// <summary>The images of this round's batches.</summary>
    /// <param name="name">Whose images they are.</param>
    /// <param name="count">How many the worker has.</param>
    public int[] ImagesOf(string name, int count)
    {
        var seed = Seeds.Derive((ulong)Seed, [.. name.Select(character => (long)character), Epoch]);
        return [.. BatchOrder.Shuffled(count, BatchSize, seed).Skip(FirstBatch).Take(Batches).SelectMany(batch => batch.ToArray())];
    }
}
