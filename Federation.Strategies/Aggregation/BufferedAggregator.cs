using Federation.Core;

namespace Federation.Strategies;

/// <summary>
/// Holds all updates of a round and gives them, checked, to a function that makes the next model of them: the simplest way to a strategy
/// of one's own, and the way of the robust ones.
/// </summary>
/// <remarks>
/// <para>Memory: all updates of a round at once.</para>
/// <para>Refuses an update that does not consist of the global model's tensors, has no examples or more than
/// <see cref="ExactMean.MaxWeight"/>, contains an infinite value or NaN, or comes from a client whose update is in already.</para>
/// </remarks>
/// <example><code>
/// Aggregator = new BufferedAggregator((context, updates) =>
///     new AggregationOutcome.Aggregated(new CoordinateMedian().Of([.. updates.Select(update => update.Result.Parameters)])))
/// </code></example>
/// <param name="combine">
/// Makes the outcome. Gets the updates, at least as many as required, ordered by client id, so that the result cannot depend on who
/// answered first.
/// </param>
/// <param name="minUpdates">How many updates are required, at least 1; with fewer the model stays as it is.</param>
public sealed class BufferedAggregator(
    Func<AggregationContext, IReadOnlyList<ClientUpdate>, AggregationOutcome> combine, int minUpdates = 1) : IAggregator
{
    private readonly Func<AggregationContext, IReadOnlyList<ClientUpdate>, AggregationOutcome> _combine =
        combine ?? throw new ArgumentNullException(nameof(combine));

    private readonly int _minUpdates = minUpdates >= 1
        ? minUpdates
        : throw new ArgumentOutOfRangeException(nameof(minUpdates), minUpdates, "At least 1 update must be required.");

    /// <inheritdoc/>
    public IAggregation Begin(AggregationContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new BufferedAggregation(context, _combine, _minUpdates);
    }
}
