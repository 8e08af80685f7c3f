namespace Federation.Strategies;

/// <summary>
/// The settings of <see cref="Scaffold"/>: those of <see cref="FedAvg"/>, but with <see cref="FedAvgOptions.Weights"/>
/// <see cref="MeanWeights.Uniform"/> unless said otherwise, as in the paper; and the server's step.
/// </summary>
/// <remarks>
/// The weights hold for the models and for the changes of the control variates alike. Weighted by examples, the federation's optimum is
/// that of all examples together, as in FedAvg.
/// </remarks>
public sealed class ScaffoldOptions : FedAvgOptions
{
    /// <summary>The defaults.</summary>
    public ScaffoldOptions() => Weights = MeanWeights.Uniform;

    /// <summary>
    /// η_g, how far the server goes towards the mean of the clients' models: finite, more than 0; 1 unless said otherwise, as in the
    /// paper's experiments: then the next model is the mean.
    /// </summary>
    public double ServerLearningRate { get; init; } = 1;

    /// <summary>
    /// N, how many clients there are in all, those included that are not connected now: at least
    /// <see cref="FedAvgOptions.MinAvailableClients"/>. Null, unless said otherwise, for the clients that are connected when a round
    /// begins; say it where clients come and go.
    /// </summary>
    public int? ClientCount { get; init; }

    /// <inheritdoc/>
    protected override IEnumerable<string> FindFaults() =>
    [
        .. base.FindFaults(),
        .. new[]
        {
            OptionFault.UnlessAbove(nameof(ServerLearningRate), ServerLearningRate, 0),
            ClientCount is { } count && count < Math.Max(MinAvailableClients, 1)
                ? $"{nameof(ClientCount)} is {count}; it must be at least {nameof(MinAvailableClients)}, which is {MinAvailableClients}."
                : null,
        }.OfType<string>(),
    ];
}
