using Federation.Core;

namespace Federation.Strategies;

/// <summary>
/// FedNova (Wang et al. 2020, "Tackling the objective inconsistency problem in heterogeneous federated optimization"): normalised
/// averaging. Where clients make different numbers of local steps, FedAvg minimises another function than the one asked for, drawn to
/// those with many; FedNova averages the directions and takes one step of the average length:
/// x = x + τ_eff Σ pᵢ (xᵢ - x) / ‖aᵢ‖₁, with pᵢ the part of the examples and τ_eff = Σ pᵢ ‖aᵢ‖₁.
/// </summary>
/// <remarks>
/// <para>‖aᵢ‖₁ is what the client's optimizer makes of its τᵢ steps, which it reports as <see cref="FitMetricKeys.LocalSteps"/>: τᵢ for plain
/// gradient descent; more with momentum; less with a proximal term. Where all are the same, the result is FedAvg's up to a rounding. An update
/// without that number, or with one out of range, is refused.</para>
/// <para>Tensors without floating-point elements get the mean. A step so large that the model were not finite any more is rejected.</para>
/// <para>Memory: one sum, as in <see cref="FedAvg"/>, and a number for each client; with server momentum, twice the momentum besides.</para>
/// </remarks>
public sealed class FedNova : FedAvg
{
    /// <summary>Makes the strategy.</summary>
    /// <param name="options">Its settings; null for the defaults.</param>
    /// <exception cref="ArgumentException">Settings are out of range or contradict each other; the message lists all that are wrong.</exception>
    public FedNova(FedNovaOptions? options = null)
        : base(options ??= new FedNovaOptions())
    {
        var average = new ScaledMeanAggregator(options.Weights, new NormalizedSteps(options));
        Aggregator = options.ServerMomentum > 0
            ? ServerOptimizerAggregator.Over(average, new MomentumOptimizer(1, options.ServerMomentum))
            : average;
        if (options.ProximalMu > 0)
        {
            Instructor = new FitConfigInstructor(Instructor, (FitConfigKeys.ProximalMu, options.ProximalMu));
        }
    }
}
