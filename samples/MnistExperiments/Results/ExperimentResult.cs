namespace MnistExperiments.Results;

/// <summary>What came of one experiment, as it is written to a file. The same for the same seed and settings, bit for bit.</summary>
internal sealed record ExperimentResult
{
    /// <summary>Which split: one of <see cref="Splits.Split.Names"/>.</summary>
    public required string Experiment { get; init; }

    /// <summary>Which images: <c>mnist</c> or <c>generated</c>.</summary>
    public required string Dataset { get; init; }

    /// <summary>How many clients there were.</summary>
    public required int Clients { get; init; }

    /// <summary>How many rounds there were.</summary>
    public required int MaxRound { get; init; }

    /// <summary>Local epochs of a round.</summary>
    public required int Epochs { get; init; }

    /// <summary>Images of a batch.</summary>
    public required int BatchSize { get; init; }

    /// <summary>The clients' learning rate.</summary>
    public required double LearningRate { get; init; }

    /// <summary>The run's seed.</summary>
    public required int Seed { get; init; }

    /// <summary>How many training images each client has.</summary>
    public required IReadOnlyList<int> Sizes { get; init; }

    /// <summary>How many test images the models of a round were measured on.</summary>
    public required int TestImages { get; init; }

    /// <summary>
    /// For each client the accuracy of its model, round by round, 0 to 1; null where there was none because the client failed.
    /// </summary>
    public required IReadOnlyList<IReadOnlyList<double?>> ClientAccuracy { get; init; }

    /// <summary>The accuracy of the global model, round by round, 0 to 1.</summary>
    public required IReadOnlyList<double> ServerAccuracy { get; init; }

    /// <summary>The comparison with clients that keep a layer to themselves; null unless it was asked for.</summary>
    public PersonalResult? Personal { get; init; }

    /// <summary>The final global model; null unless it was asked for.</summary>
    public IReadOnlyList<WeightEntry>? Weights { get; init; }
}
