using Federation.Core;
using Federation.Strategies;

namespace CustomStrategy;

// <shown>
/// <summary>Goes only a part of the way from the global model to what another aggregation makes of the updates.</summary>
sealed class Damped(IAggregator inner, double part) : IAggregator
{
    public IAggregation Begin(AggregationContext context) => new Round(inner.Begin(context), context.GlobalModel, part);

    private sealed class Round(IAggregation inner, TensorList model, double part) : IAggregation
    {
        public bool KeepsUpdates => inner.KeepsUpdates;

        public UpdateVerdict Add(ClientUpdate update) => inner.Add(update);

        public IReadOnlyList<UpdateVerdict> AddRange(IReadOnlyList<ClientUpdate> updates) => inner.AddRange(updates);

        public AggregationOutcome Complete() => inner.Complete() switch
        {
            AggregationOutcome.Aggregated(var made) =>
                new AggregationOutcome.Aggregated(TensorListMath.Add(model, TensorListMath.Subtract(made, model), part)),
            var other => other,
        };
    }
}
// </shown>
