namespace Federation.Strategies;

/// <summary>Chooses at random among those who have nothing to do, until as many train as are to train at the same time.</summary>
internal sealed class ConcurrencySelector(int concurrency, int wanted, int minAvailableClients) : IClientSelector
{
    public int MinAvailableClients => minAvailableClients;

    public ValueTask<ClientSelection> SelectAsync(SelectionContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var missing = Math.Clamp(concurrency - context.Busy.Count, 0, context.Available.Count);
        return new(new ClientSelection(RandomSubset.Of(context.Available, missing, context.Random)) { Wanted = wanted });
    }
}
