using Federation.Core;

namespace Federation.Strategies;

/// <summary>A round's mean, and a step from there.</summary>
/// <param name="mean">Makes the mean.</param>
/// <param name="step">Makes the step.</param>
internal sealed class ServerOptimizerAggregation(IAggregation mean, Func<TensorList, AggregationOutcome> step) : IAggregation
{
    public bool KeepsUpdates => mean.KeepsUpdates;

    public UpdateVerdict Add(ClientUpdate update) => mean.Add(update);

    public IReadOnlyList<UpdateVerdict> AddRange(IReadOnlyList<ClientUpdate> updates) => mean.AddRange(updates);

    public AggregationOutcome Complete() =>
        mean.Complete() is var outcome && outcome is AggregationOutcome.Aggregated { Model: var average } ? step(average) : outcome;
}
