namespace Federation.Strategies;

/// <summary>
/// The settings of <see cref="QFedAvg"/>: those of <see cref="FedAvg"/>, but with <see cref="FedAvgOptions.Weights"/> uniform unless said
/// otherwise, as in Li et al. 2020. Weighted by examples, both sums are.
/// </summary>
public sealed class QFedAvgOptions : FedAvgOptions
{
    /// <summary>The defaults.</summary>
    public QFedAvgOptions() => Weights = MeanWeights.Uniform;

    /// <summary>
    /// q, how much fairness matters: finite, at least 0; 0.2 unless said otherwise, as in Flower. At 0 it is the mean of the updates; the larger,
    /// the more the worst-off clients count. Li et al. 2020 choose it for each data set, from 0.001 to 15.
    /// </summary>
    public double Q { get; init; } = 0.2;

    /// <summary>
    /// η, the clients' learning rate, of which 1/η estimates the Lipschitz constant L of the gradient: finite, more than 0; 0.1 unless said
    /// otherwise, as in Flower. It tells the server what clients do, and does not tell them.
    /// </summary>
    public double ClientLearningRate { get; init; } = 0.1;

    /// <inheritdoc/>
    protected override IEnumerable<string> FindFaults() =>
    [
        .. base.FindFaults(),
        .. new[]
        {
            OptionFault.UnlessAtLeast(nameof(Q), Q, 0),
            OptionFault.UnlessAbove(nameof(ClientLearningRate), ClientLearningRate, 0),
        }.OfType<string>(),
    ];
}
