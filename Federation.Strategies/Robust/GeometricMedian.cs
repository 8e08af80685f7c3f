namespace Federation.Strategies;

/// <summary>
/// RFA, robust federated aggregation (Pillutla et al., Robust Aggregation for Federated Learning, 2022): the next global model is near to the
/// geometric median of the clients' models, the point with the least sum of distances to them, which fewer than half of the weight,
/// whatever it holds, cannot bring far away. It is found by the smoothed Weiszfeld algorithm: each client's weight is divided by the
/// distance of its model to the last point, and the next point is the mean with those weights.
/// </summary>
/// <remarks>
/// <para>The first point is the median of every element. The paper's server only ever sees sums and has to begin at a mean, which one huge
/// update brings so far away that a few iterations do not come back; from the median a few are enough.</para>
/// <para>Clients weigh as <see cref="FedAvgOptions.Weights"/> says, by their numbers of examples unless said otherwise, as in the paper. A client may
/// make up its number of examples: where that matters, use <see cref="MeanWeights.Uniform"/>. Distances are over the elements of all
/// floating-point tensors; integer tensors get the nearest integer, ties to even, and bool tensors what at least half of the weight says.</para>
/// <para>Memory: all updates of a round at once, at most <see cref="Core.WeightedCombination.MaxUpdates"/>. The result has the same bits
/// whatever the order of the updates.</para>
/// </remarks>
public sealed class GeometricMedian : FedAvg
{
    /// <summary>Makes the strategy.</summary>
    /// <param name="options">Its settings; null for the defaults.</param>
    /// <exception cref="ArgumentException">Settings are out of range or contradict each other; the message lists all that are wrong.</exception>
    public GeometricMedian(GeometricMedianOptions? options = null)
        : base(options ??= new GeometricMedianOptions()) =>
        Aggregator = new RobustAggregator(new GeometricMedianRule(options.Weights, options.Iterations, options.Smoothing));
}
