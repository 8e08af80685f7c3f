namespace Federation.Strategies;

/// <summary>The settings of <see cref="FedAvgM"/>: those of <see cref="FedAvg"/> and the server's optimizer.</summary>
public sealed class FedAvgMOptions : FedAvgOptions
{
    /// <summary>η, how far the server goes along its momentum: finite, more than 0; 1 unless said otherwise, as in Hsu et al. 2019.</summary>
    public double ServerLearningRate { get; init; } = 1;

    /// <summary>
    /// β, the part of the momentum that stays from round to round: at least 0, less than 1; 0.9 unless said otherwise. Hsu et al. 2019 try
    /// 0, 0.7, 0.9, 0.97, 0.99 and 0.997. At 0, with a learning rate of 1, it is FedAvg.
    /// </summary>
    public double ServerMomentum { get; init; } = 0.9;

    /// <inheritdoc/>
    protected override IEnumerable<string> FindFaults() =>
    [
        .. base.FindFaults(),
        .. new[]
        {
            OptionFault.UnlessAbove(nameof(ServerLearningRate), ServerLearningRate, 0),
            OptionFault.UnlessBelow(nameof(ServerMomentum), ServerMomentum, 0, 1),
        }.OfType<string>(),
    ];
}
