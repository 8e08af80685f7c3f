namespace FedProxMnist;

/// <summary>What the experiment is like. The constants are those of Flower's FedProx baseline.</summary>
internal sealed record Settings
{
    /// <summary>How many clients train in a round.</summary>
    public const int ClientsPerRound = 10;

    /// <summary>Local epochs of a client that is no straggler.</summary>
    public const int Epochs = 10;

    /// <summary>Images of a batch.</summary>
    public const int BatchSize = 10;

    /// <summary>The clients' learning rate.</summary>
    public const double LearningRate = 0.03;

    /// <summary>The clients' weight decay.</summary>
    public const double WeightDecay = 1e-3;

    /// <summary>The part of its images that a client does not train on, rounded down to whole images.</summary>
    public const double HeldOut = 0.1;

    /// <summary>How often each configuration runs, with the seeds 1, 2, ...</summary>
    public int Seeds { get; init; } = 5;

    /// <summary>How many rounds a run has.</summary>
    public int Rounds { get; init; } = 100;

    /// <summary>How many clients there are.</summary>
    public int Clients { get; init; } = 1_000;

    /// <summary>How many runs go on at the same time.</summary>
    public int Parallelism { get; init; } = Environment.ProcessorCount;
}
