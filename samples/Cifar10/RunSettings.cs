using CifarSample.Model;
using CifarSample.Server;
using Federation.Data;

namespace CifarSample;

/// <summary>What a run is like.</summary>
internal sealed record RunSettings
{
    /// <summary>How many clients take part.</summary>
    public int Clients { get; init; } = 10;

    /// <summary>How many rounds there are.</summary>
    public int Rounds { get; init; } = 5;

    /// <summary>Local epochs of a round.</summary>
    public int Epochs { get; init; } = 1;

    /// <summary>Images of a batch.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>What the clients train with; null for what suits the strategy.</summary>
    public string? Optimizer { get; init; }

    /// <summary>The optimizer's learning rate; null for what suits the optimizer.</summary>
    public double? LearningRate { get; init; }

    /// <summary>Decides the initial weights and every shuffling.</summary>
    public int Seed { get; init; } = 42;

    /// <summary>How updates become the next model: one of <see cref="StrategyCatalogue.Names"/>.</summary>
    public string Strategy { get; init; } = StrategyCatalogue.Default;

    /// <summary>The server's learning rate, for strategies that have one; null for the strategy's default.</summary>
    public double? ServerLearningRate { get; init; }

    /// <summary>The weight of FedProx's proximal term, which any strategy may have; null for the strategy's own.</summary>
    public double? ProximalMu { get; init; }

    /// <summary>How long an update may be, by its L2 norm, before it is clipped; null for no clipping.</summary>
    public double? Clip { get; init; }

    /// <summary>The noise of differential privacy, as a multiple of <see cref="Clip"/>; null for none.</summary>
    public double? Noise { get; init; }

    /// <summary>How updates are made smaller: one of <see cref="CompressionCatalogue.Names"/>; null for not at all.</summary>
    public string? Compression { get; init; }

    /// <summary>The part of the clients that falls behind in each round, 0 to 1.</summary>
    public double Stragglers { get; init; }

    /// <summary>Images of a client; null for an equal share of all.</summary>
    public int? ClientImages { get; init; }

    /// <summary>How many test images the global model is measured on.</summary>
    public int TestImages { get; init; } = Cifar10.TestCount;

    /// <summary>Whether to train the same network on one client's images for comparison.</summary>
    public bool Baseline { get; init; } = true;

    /// <summary>Where the history is written; null for nowhere.</summary>
    public string? HistoryFile { get; init; }

    /// <summary>What clients are told.</summary>
    public TrainingPlan PlanFor(string dataset)
    {
        var optimizer = Optimizer ?? StrategyCatalogue.OptimizerOf(Strategy);
        return new TrainingPlan
        {
            Dataset = dataset,
            Partitions = Clients,
            ClientImages = ClientImages ?? Cifar10.TrainCount / Clients,
            Epochs = Epochs,
            BatchSize = BatchSize,
            Optimizer = optimizer,
            LearningRate = LearningRate ?? Optimizers.LearningRateOf(optimizer),
            ProximalMu = ProximalMu ?? StrategyCatalogue.ProximalMuOf(Strategy),
            Seed = Seed,
        };
    }
}
