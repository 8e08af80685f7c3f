namespace Federation.Strategies;

/// <summary>
/// Federated averaging with the trimmed mean (Yin et al., Byzantine-Robust Distributed Learning: Towards Optimal Statistical Rates, 2018,
/// algorithm 1, option II): every element of the next global model is the mean of what the clients return for it without the
/// lowest and the highest values. As many clients as are dropped at one end, whatever they send, cannot bring an element out of the
/// range of the others' values.
/// </summary>
/// <remarks>
/// <para>All updates count the same, whatever their numbers of examples, which a client may make up: <see cref="FedAvgOptions.Weights"/> is not
/// used. Integer tensors get the nearest integer, ties to even; bool tensors what at least half of the values kept say.</para>
/// <para>Memory: all updates of a round at once. The result has the same bits whatever the order of the updates.</para>
/// </remarks>
public sealed class FedTrimmedAvg : FedAvg
{
    /// <summary>Makes the strategy.</summary>
    /// <param name="options">Its settings; null for the defaults.</param>
    /// <exception cref="ArgumentException">Settings are out of range or contradict each other; the message lists all that are wrong.</exception>
    public FedTrimmedAvg(FedTrimmedAvgOptions? options = null)
        : base(options ??= new FedTrimmedAvgOptions()) => Aggregator = new RobustAggregator(new TrimmedMeanRule(options.Beta));
}
