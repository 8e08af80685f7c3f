using Federation.Strategies;

namespace Federation.Samples;

/// <summary>
/// Goes round any aggregator and shows each client's update to somebody, such as one who measures it: what becomes of the updates is the
/// inner one's business.
/// </summary>
/// <param name="inner">What folds the updates in.</param>
/// <param name="observe">
/// Sees each update that was folded in, one at a time, in the order in which they came. Its tensors may be valid only during the call.
/// </param>
public sealed class ObservedAggregator(IAggregator inner, Action<ClientUpdate> observe) : IAggregator
{
    /// <inheritdoc/>
    public IAggregation Begin(AggregationContext context) => new Round(inner.Begin(context), observe);

    private sealed class Round(IAggregation inner, Action<ClientUpdate> observe) : IAggregation
    {
        public bool KeepsUpdates => inner.KeepsUpdates;

        public UpdateVerdict Add(ClientUpdate update) => Shown(update, inner.Add(update));

        public IReadOnlyList<UpdateVerdict> AddRange(IReadOnlyList<ClientUpdate> updates)
        {
            var verdicts = inner.AddRange(updates);
            foreach (var (update, verdict) in updates.Zip(verdicts))
            {
                Shown(update, verdict);
            }

            return verdicts;
        }

        public AggregationOutcome Complete() => inner.Complete();

        private UpdateVerdict Shown(ClientUpdate update, UpdateVerdict verdict)
        {
            if (verdict.IsAccepted)
            {
                observe(update);
            }

            return verdict;
        }
    }
}
