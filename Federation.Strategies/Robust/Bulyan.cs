namespace Federation.Strategies;

/// <summary>
/// Bulyan (El Mhamdi et al., The Hidden Vulnerability of Distributed Learning in Byzantium, 2018): selects n - 2 f of n clients'
/// models, one after the other by <see cref="Krum"/> among those that are left, and makes every element of the next global model the
/// mean of those n - 4 f of the selected models' values that are closest to their median. Krum alone lets an attacker hide a large
/// change in a single element; this does not. It takes n of at least 4 f + 3; with fewer the model stays as it is.
/// </summary>
/// <remarks>
/// <para>Distances are over the elements of all floating-point tensors. Of equal scores the client whose id comes first, ordinally, is
/// selected first; of two values as close to the median, the smaller is taken. Late selections, from n of f + 2 and fewer, go by the
/// closest neighbour alone. Numbers of examples do not matter: <see cref="FedAvgOptions.Weights"/> is not used.</para>
/// <para>Memory: all updates of a round at once, and the distances of all pairs. The result has the same bits whatever the order of the
/// updates.</para>
/// </remarks>
public sealed class Bulyan : FedAvg
{
    /// <summary>Makes the strategy.</summary>
    /// <param name="options">Its settings; null for the defaults.</param>
    /// <exception cref="ArgumentException">Settings are out of range or contradict each other; the message lists all that are wrong.</exception>
    public Bulyan(BulyanOptions? options = null)
        : base(options ??= new BulyanOptions()) => Aggregator = new RobustAggregator(new BulyanRule(options.ByzantineClients));
}
