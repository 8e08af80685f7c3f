namespace Federation.Strategies;

/// <summary>
/// FedAdam (Reddi et al. 2021, "Adaptive federated optimization", algorithm 2): the server takes a step of Adam towards the mean of the
/// updates. With Δ the mean less the model x: m = β₁m + (1 - β₁)Δ, v = β₂v + (1 - β₂)Δ², x = x + ηm / (√v + τ), element by element.
/// </summary>
/// <remarks>
/// <para>m begins at 0 and v at τ²; as in the paper, neither is corrected for its beginning. Both are kept in float32, or in float64 where the model
/// is. Tensors without floating-point elements get the mean. A step so large that something were not finite any more is rejected, and
/// m and v stay what they were.</para>
/// <para>Memory: <see cref="FedAvg"/>'s one sum, and twice m and v, each of the model's size.</para>
/// </remarks>
public sealed class FedAdam : FedAvg
{
    /// <summary>Makes the strategy.</summary>
    /// <param name="options">Its settings; null for the defaults.</param>
    /// <exception cref="ArgumentException">Settings are out of range or contradict each other; the message lists all that are wrong.</exception>
    public FedAdam(FedAdamOptions? options = null)
        : base(options ??= new FedAdamOptions()) =>
        Aggregator = ServerOptimizerAggregator.Over(
            Aggregator,
            new AdaptiveOptimizer<AdamAccumulator>(options.ServerLearningRate, options.Beta1, options.Tau, new AdamAccumulator(options.Beta2)));
}
