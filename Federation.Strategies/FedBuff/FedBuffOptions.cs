namespace Federation.Strategies;

/// <summary>
/// The settings of <see cref="FedBuff"/>: those of <see cref="FedAvg"/>, but with <see cref="FedAvgOptions.Weights"/> uniform unless said
/// otherwise, as in Nguyen et al. 2022. <see cref="FedAvgOptions.FractionFit"/>, <see cref="FedAvgOptions.MinFitClients"/> and
/// <see cref="FedAvgOptions.OverSelection"/> are not used.
/// </summary>
public sealed class FedBuffOptions : FedAvgOptions
{
    /// <summary>The defaults.</summary>
    public FedBuffOptions() => Weights = MeanWeights.Uniform;

    /// <summary>K, how many updates make a new global model: at least 1; 10 unless said otherwise, as in Nguyen et al. 2022.</summary>
    public int BufferSize { get; init; } = 10;

    /// <summary>
    /// How many clients train at the same time, where there are so many: at least <see cref="BufferSize"/>; 100 unless said otherwise.
    /// </summary>
    public int Concurrency { get; init; } = 100;

    /// <summary>η, what the mean of the clients' steps is multiplied by: finite, more than 0; 1 unless said otherwise.</summary>
    public double ServerLearningRate { get; init; } = 1;

    /// <summary>
    /// s, how much an update counts given its staleness τ, the number of new global models since the one it started from, at least 0;
    /// <see cref="StalenessWeights.InverseSquareRoot"/> unless said otherwise. Must be finite and at least 0, or the run ends.
    /// </summary>
    public Func<int, double> StalenessWeight { get; init; } = StalenessWeights.InverseSquareRoot;

    /// <summary>
    /// The largest staleness with which an update counts, at least 0; a staler one is refused. Null, unless said otherwise, for no limit.
    /// </summary>
    public int? MaxStaleness { get; init; }

    /// <inheritdoc/>
    protected override IEnumerable<string> FindFaults() =>
    [
        .. base.FindFaults(),
        .. new[]
        {
            OptionFault.UnlessAtLeast(nameof(BufferSize), BufferSize, 1),
            BufferSize < 1 || Concurrency >= BufferSize
                ? null
                : $"{nameof(Concurrency)} is {Concurrency}; it must be at least {BufferSize}, the {nameof(BufferSize)}.",
            OptionFault.UnlessAbove(nameof(ServerLearningRate), ServerLearningRate, 0),
            OptionFault.IfNull(nameof(StalenessWeight), StalenessWeight),
            MaxStaleness is { } most ? OptionFault.UnlessAtLeast(nameof(MaxStaleness), most, 0) : null,
        }.OfType<string>(),
    ];
}
