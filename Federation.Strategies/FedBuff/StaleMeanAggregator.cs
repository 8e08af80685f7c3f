namespace Federation.Strategies;

/// <summary>
/// Moves the model along the mean of the clients' steps from the models they were given, each weighted by its staleness. Holds one sum; the
/// result has the same bits whatever the order of the updates.
/// </summary>
internal sealed class StaleMeanAggregator(FedBuffOptions options) : IAggregator
{
    private readonly SpareMean _spare = new();

    // The version of the model with which each round began: a round that makes no new model makes nobody staler.
    private readonly Dictionary<int, int> _versions = [];
    private int _version;

    public IAggregation Begin(AggregationContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        _versions[context.Round] = _version;
        var mean = _spare.Take(context.GlobalModel.Manifest);
        return new StaleMeanAggregation(context.GlobalModel, mean, options, StalenessOf, () => _version++, _spare.GiveBack);
    }

    private int StalenessOf(ClientUpdate update) => _version - _versions[update.Round];
}
