namespace Federation.Strategies;

/// <summary>
/// The settings that <see cref="FedAdagrad"/>, <see cref="FedAdam"/> and <see cref="FedYogi"/> have in common: those of
/// <see cref="FedAvg"/> and the server's optimizer.
/// </summary>
/// <remarks>
/// Reddi et al. 2021 give no default for η and choose it for each task among powers of √10; the defaults are those of Flower's strategies of
/// the same names.
/// </remarks>
public abstract class FedOptOptions : FedAvgOptions
{
    private protected FedOptOptions(double serverLearningRate, double beta1)
    {
        ServerLearningRate = serverLearningRate;
        Beta1 = beta1;
    }

    /// <summary>
    /// η, the server's learning rate: finite, more than 0; unless said otherwise 0.1 for <see cref="FedAdagrad"/> and
    /// <see cref="FedAdam"/>, 0.01 for <see cref="FedYogi"/>.
    /// </summary>
    public double ServerLearningRate { get; init; }

    /// <summary>
    /// β₁, the part of the first moment that stays from round to round: at least 0, less than 1; unless said otherwise 0 for
    /// <see cref="FedAdagrad"/>, 0.9 for <see cref="FedAdam"/> and <see cref="FedYogi"/>.
    /// </summary>
    public double Beta1 { get; init; }

    /// <summary>
    /// τ, the degree of adaptivity: the larger, the more alike are the steps of all elements. From 1e-15 to 1,000,000, whose squares are
    /// float32 numbers; 0.001 unless said otherwise, as in Reddi et al. 2021. The second moment begins at τ².
    /// </summary>
    public double Tau { get; init; } = 1e-3;

    /// <inheritdoc/>
    protected override IEnumerable<string> FindFaults() =>
    [
        .. base.FindFaults(),
        .. new[]
        {
            OptionFault.UnlessAbove(nameof(ServerLearningRate), ServerLearningRate, 0),
            OptionFault.UnlessBelow(nameof(Beta1), Beta1, 0, 1),
            OptionFault.UnlessBetween(nameof(Tau), Tau, 1e-15, 1e6),
        }.OfType<string>(),
    ];
}
