using Federation.Core;

namespace Federation.Strategies;

/// <summary>
/// The settings of <see cref="FedProx"/>: those of <see cref="FedAvg"/>, but with <see cref="FedAvgOptions.AcceptsPartialWork"/> true unless
/// said otherwise, because Li et al. 2020 let the partial work of stragglers count.
/// </summary>
public sealed class FedProxOptions : FedAvgOptions
{
    /// <summary>The defaults.</summary>
    public FedProxOptions() => AcceptsPartialWork = true;

    /// <summary>
    /// µ, the weight of the proximal term µ/2 · ‖w - w_global‖²: finite, at least 0; 1 unless said otherwise. At 0 the training is FedAvg's.
    /// </summary>
    /// <remarks>
    /// Li et al. 2020 choose it for each data set among candidates from 0.001 to 1; 1 is the best for four of their five, 0.001 for the fifth, which
    /// is why 1 is the default and why it is worth tuning. The product of µ and the clients' learning rate should be well below 1, or a
    /// step of plain gradient descent goes beyond the global model that the term pulls towards.
    /// </remarks>
    public double ProximalMu { get; init; } = 1;

    /// <inheritdoc/>
    protected override IEnumerable<string> FindFaults() =>
        OptionFault.UnlessAtLeast(nameof(ProximalMu), ProximalMu, 0) is { } fault ? base.FindFaults().Append(fault) : base.FindFaults();
}
