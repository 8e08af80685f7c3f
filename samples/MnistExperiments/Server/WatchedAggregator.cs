using Federation.Strategies;

namespace MnistExperiments.Server;

/// <summary>
/// An aggregator that goes round any other one and shows each client's update to somebody: what becomes of the updates is the inner
/// one's business.
/// </summary>
/// <param name="inner">What folds the updates in.</param>
/// <param name="watch">
/// Sees each update that was folded in, one at a time. Its tensors may be valid only during the call.
/// </param>
internal sealed class WatchedAggregator(IAggregator inner, Action<ClientUpdate> watch) : IAggregator
{
    public IAggregation Begin(AggregationContext context) => new Round(inner.Begin(context), watch);

    private sealed class Round(IAggregation inner, Action<ClientUpdate> watch) : IAggregation
    {
        public bool KeepsUpdates => inner.KeepsUpdates;

        public UpdateVerdict Add(ClientUpdate update)
        {
            var verdict = inner.Add(update);
            if (verdict.IsAccepted)
            {
                watch(update);
            }

            return verdict;
        }

        public AggregationOutcome Complete() => inner.Complete();
    }
}
