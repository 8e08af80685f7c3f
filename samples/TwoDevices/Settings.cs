namespace TwoDevices;

/// <summary>What a run of the sample consists of.</summary>
internal sealed record Settings
{
    /// <summary>How often the devices train and the server takes the mean, at least 1.</summary>
    public int Rounds { get; init; } = 1;

    /// <summary>How often a device goes through its pictures in a round, at least 1.</summary>
    public int Epochs { get; init; } = 20;

    /// <summary>Decides which pictures are whose, the head's first weights and the order of training.</summary>
    public int Seed { get; init; } = 42;

    /// <summary>How many devices train at the same time; the figures do not depend on it.</summary>
    public int MaxParallelism { get; init; } = Environment.ProcessorCount;
}
