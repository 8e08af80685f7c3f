namespace Federation.Strategies;

/// <summary>The settings of <see cref="FedAdam"/>: η = 0.1, β₁ = 0.9, β₂ = 0.99 and τ = 0.001 unless said otherwise.</summary>
public sealed class FedAdamOptions : FedOptOptions
{
    /// <summary>The defaults.</summary>
    public FedAdamOptions()
        : base(serverLearningRate: 0.1, beta1: 0.9)
    {
    }

    /// <summary>
    /// β₂, the part of the second moment that stays from round to round: at least 0, less than 1; 0.99 unless said otherwise, as in
    /// Reddi et al. 2021.
    /// </summary>
    public double Beta2 { get; init; } = 0.99;

    /// <inheritdoc/>
    protected override IEnumerable<string> FindFaults() =>
        OptionFault.UnlessBelow(nameof(Beta2), Beta2, 0, 1) is { } fault ? base.FindFaults().Append(fault) : base.FindFaults();
}
