using Federation.Core;
using Federation.Strategies;

namespace Federation.Server.Tests.Support;

/// <summary>Keeps every update that comes, whatever is in it, and makes the next model of the first one's parameters.</summary>
internal sealed class KeepingAggregator : IAggregator
{
    public List<ClientUpdate> Updates { get; } = [];

    public IAggregation Begin(AggregationContext context) => new Aggregation(this);

    private sealed class Aggregation(KeepingAggregator keeper) : IAggregation
    {
        private TensorList? _first;

        public bool KeepsUpdates => true;

        public UpdateVerdict Add(ClientUpdate update)
        {
            _first ??= update.Result.Parameters;
            keeper.Updates.Add(update);
            return UpdateVerdict.Accepted;
        }

        public AggregationOutcome Complete() => new AggregationOutcome.Aggregated(_first!);
    }
}
