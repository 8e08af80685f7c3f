using Federation.Simulation;

namespace MnistExperiments;

/// <summary>What the experiments have in common.</summary>
internal sealed record Settings
{
    /// <summary>How many clients there are.</summary>
    public int Clients { get; init; } = 5;

    /// <summary>How many rounds a run has.</summary>
    public int Rounds { get; init; } = 5;

    /// <summary>Local epochs of a round.</summary>
    public int Epochs { get; init; } = 10;

    /// <summary>Images of a batch.</summary>
    public int BatchSize { get; init; } = 8;

    /// <summary>How many training images the clients have, all together.</summary>
    public int Images { get; init; } = 1_000;

    /// <summary>The clients' learning rate.</summary>
    public double LearningRate { get; init; } = 0.02;

    /// <summary>Decides the split, the initial weights, every shuffling and which test images are used.</summary>
    public int Seed { get; init; } = 42;

    /// <summary>Whether a result has the final weights.</summary>
    public bool IncludeWeights { get; init; }

    /// <summary>Whether to compare with clients that keep the last layer to themselves.</summary>
    public bool Personal { get; init; }

    /// <summary>How many clients train at the same time. No result depends on it.</summary>
    public int Parallelism { get; init; } = Environment.ProcessorCount;

    /// <summary>How the simulation runs.</summary>
    public SimulationOptions ToSimulation() => new() { Rounds = Rounds, Seed = Seed, MaxParallelism = Parallelism };
}
