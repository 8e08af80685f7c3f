namespace Federation.Strategies;

/// <summary>
/// Multi-Krum (Blanchard et al., Machine Learning with Adversaries: Byzantine Tolerant Gradient Descent, 2017): the next global model is
/// the mean of those clients' models that <see cref="Krum"/> would choose first, which learns faster than one model alone. It takes at
/// least 2 f + 3 updates; with fewer the model stays as it is.
/// </summary>
/// <remarks>
/// <para>The mean is unweighted as in the paper, because a client may make up its number of examples: <see cref="FedAvgOptions.Weights"/> is not
/// used. Distances are over the elements of all floating-point tensors. Of equal scores the client whose id comes first, ordinally, is better.</para>
/// <para>Memory: all updates of a round at once, and the distances of all pairs. The result has the same bits whatever the order of the
/// updates.</para>
/// </remarks>
public sealed class MultiKrum : FedAvg
{
    /// <summary>Makes the strategy.</summary>
    /// <param name="options">Its settings; null for the defaults.</param>
    /// <exception cref="ArgumentException">Settings are out of range or contradict each other; the message lists all that are wrong.</exception>
    public MultiKrum(MultiKrumOptions? options = null)
        : base(options ??= new MultiKrumOptions()) =>
        Aggregator = new RobustAggregator(new MultiKrumRule(options.ByzantineClients, options.SelectedClients));
}
