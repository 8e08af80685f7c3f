namespace Federation.Strategies;

/// <summary>
/// FedBuff (Nguyen et al. 2022, "Federated learning with buffered asynchronous aggregation"): a round ends as soon as K updates have come,
/// whenever their clients were told. Those who have not answered go on and count in a later round, less the staler they are, so that no
/// round waits for the slowest: x = x + η/K Σ s(τᵢ) (xᵢ - oᵢ), with oᵢ the model that client i was given, τᵢ the number of
/// new global models since and s(τ) = 1/√(1 + τ).
/// </summary>
/// <remarks>
/// <para>As many idle clients are told to train as are missing from <see cref="FedBuffOptions.Concurrency"/>: at the beginning of each
/// round, and as soon as a client has answered or failed that the round does not end with. So as many train all the time, if there are so
/// many, but for the time between two rounds. A client counts in a round once: having answered or failed, it is told to train again in the
/// next one at the earliest. <see cref="FedAvgOptions.FitTimeout"/> is each client's own limit, whatever the rounds.</para>
/// <para>A round in which nobody is left to answer or to be told before there are K updates makes do with those there are, and divides by
/// their number. Which updates a round gets depends on when they come; given these, the result has the same bits whatever their
/// order.</para>
/// <para>Tensors without floating-point elements get the mean of the updates. A step so large that the model were not finite any more is
/// rejected. Memory: one sum, as in <see cref="FedAvg"/>, and the models that clients still work from.</para>
/// </remarks>
public sealed class FedBuff : FedAvg
{
    /// <summary>Makes the strategy.</summary>
    /// <param name="options">Its settings; null for the defaults.</param>
    /// <exception cref="ArgumentException">Settings are out of range or contradict each other; the message lists all that are wrong.</exception>
    public FedBuff(FedBuffOptions? options = null)
        : base(options ??= new FedBuffOptions())
    {
        FitSelector = new ConcurrencySelector(options.Concurrency, options.BufferSize, options.MinAvailableClients);
        FitRule = new BufferRule(options.BufferSize, options.MinFitResults, options.FitTimeout);
        Aggregator = new StaleMeanAggregator(options);
    }
}
