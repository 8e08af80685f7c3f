namespace MnistExperiments.Results;

/// <summary>
/// How much better a client does with a layer of its own: both models on test images with digits in the proportions of the client's own.
/// </summary>
internal sealed record PersonalResult
{
    /// <summary>The layers that the clients kept to themselves.</summary>
    public required IReadOnlyList<string> Layers { get; init; }

    /// <summary>How many test images each client had.</summary>
    public required IReadOnlyList<int> TestImages { get; init; }

    /// <summary>For each client the accuracy of the global model of plain federated averaging, round by round.</summary>
    public required IReadOnlyList<IReadOnlyList<double?>> GlobalAccuracy { get; init; }

    /// <summary>For each client the accuracy of the shared layers with its own, round by round.</summary>
    public required IReadOnlyList<IReadOnlyList<double?>> PersonalAccuracy { get; init; }
}
