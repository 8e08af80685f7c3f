using Federation.Strategies;

namespace NamedWorkers.Central;

/// <summary>Waits for all workers by their names, and has each train that has batches left in the epoch.</summary>
internal sealed class NamedSelector(Roster roster, EpochSchedule schedule) : IClientSelector
{
    public int MinAvailableClients => roster.Names.Count;

    public bool CanSelect(ClientInfo client) => roster.Has(client.Id);

    public ValueTask<ClientSelection> SelectAsync(SelectionContext context, CancellationToken cancellationToken)
    {
        var here = context.Available.Where(CanSelect).ToList();
        schedule.Begin(context.Round, here);
        return new(new ClientSelection([.. here.Where(worker => schedule.BatchesOf(worker) > 0)]));
    }
}
