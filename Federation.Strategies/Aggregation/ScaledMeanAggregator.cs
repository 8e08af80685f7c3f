using Federation.Core;

namespace Federation.Strategies;

/// <summary>
/// Moves the model along the mean of the clients' steps, each scaled by what the client reports: x + factor · mean(scaleᵢ (xᵢ - x)). Holds one
/// sum and a number for each client; the result has the same bits whatever the order of the updates. Tensors without
/// floating-point elements get the mean of the updates.
/// </summary>
internal sealed class ScaledMeanAggregator(UpdateWeight weights, IUpdateScale scale) : IAggregator
{
    private readonly SpareMean _spare = new();

    public IAggregation Begin(AggregationContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new ScaledMeanAggregation(context.GlobalModel, _spare.Take(context.GlobalModel.Manifest), weights, scale, _spare.GiveBack);
    }
}
