namespace Federation.Strategies;

/// <summary>Refuses the answers that count as late.</summary>
internal sealed class LateAggregation(IAggregation inner) : IAggregation
{
    private static readonly UpdateVerdict s_late = UpdateVerdict.Refused("straggler: counted as answering after the deadline");

    public bool KeepsUpdates => inner.KeepsUpdates;

    public UpdateVerdict Add(ClientUpdate update) => LateMark.IsOn(update) ? s_late : inner.Add(update);

    public IReadOnlyList<UpdateVerdict> AddRange(IReadOnlyList<ClientUpdate> updates)
    {
        var verdicts = inner.AddRange([.. updates.Where(update => !LateMark.IsOn(update))]);
        var next = 0;
        return [.. updates.Select(update => LateMark.IsOn(update) ? s_late : verdicts[next++])];
    }

    public AggregationOutcome Complete() => inner.Complete();
}
