namespace Federation.Strategies;

/// <summary>
/// Krum (Blanchard et al., Machine Learning with Adversaries: Byzantine Tolerant Gradient Descent, 2017): the next global model is that
/// one of the clients' models that is closest to others. The score of a model is the sum of its squared Euclidean distances to the
/// n - f - 2 models closest to it, where n is the number of updates and f that of Byzantine clients; the least score wins. It
/// takes n of at least 2 f + 3; with fewer the model stays as it is.
/// </summary>
/// <remarks>
/// <para>Distances are over the elements of all floating-point tensors. Of equal scores the client whose id comes first, ordinally, wins. Numbers of
/// examples do not matter: <see cref="FedAvgOptions.Weights"/> is not used.</para>
/// <para>Memory: all updates of a round at once, and the distances of all pairs. The result has the same bits whatever the order of the
/// updates.</para>
/// </remarks>
public sealed class Krum : FedAvg
{
    /// <summary>Makes the strategy.</summary>
    /// <param name="options">Its settings; null for the defaults.</param>
    /// <exception cref="ArgumentException">Settings are out of range or contradict each other; the message lists all that are wrong.</exception>
    public Krum(KrumOptions? options = null)
        : base(options ??= new KrumOptions()) => Aggregator = new RobustAggregator(new KrumRule(options.ByzantineClients));
}
