namespace Federation.Strategies;

/// <summary>
/// FedAvgM (Hsu et al. 2019, "Measuring the effects of non-identical data distribution for federated visual classification"): the server
/// goes towards the mean of the updates with momentum. With Δ the mean less the model x: m = βm + Δ, x = x + ηm.
/// </summary>
/// <remarks>
/// <para>Tensors without floating-point elements get the mean. A step so large that the model were not finite any more is rejected, and the
/// momentum stays what it was.</para>
/// <para>Memory: <see cref="FedAvg"/>'s one sum, and twice the momentum, of the model's size.</para>
/// </remarks>
public sealed class FedAvgM : FedAvg
{
    /// <summary>Makes the strategy.</summary>
    /// <param name="options">Its settings; null for the defaults.</param>
    /// <exception cref="ArgumentException">Settings are out of range or contradict each other; the message lists all that are wrong.</exception>
    public FedAvgM(FedAvgMOptions? options = null)
        : base(options ??= new FedAvgMOptions()) =>
        Aggregator = ServerOptimizerAggregator.Over(Aggregator, new MomentumOptimizer(options.ServerLearningRate, options.ServerMomentum));
}
