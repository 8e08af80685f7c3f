namespace Federation.Strategies;

/// <summary>
/// One round's aggregation. Updates are added as they arrive, each complete and checked by its checksum; the result must not depend on
/// their order.
/// </summary>
public interface IAggregation
{
    /// <summary>
    /// Whether the aggregation holds on to the updates it is given until it completes (a median must, a mean need not).
    /// Where it does not, an update's tensors are only valid while it is added: their memory is used again.
    /// </summary>
    bool KeepsUpdates { get; }

    /// <summary>Folds one update in, all of it or, when it is refused, nothing of it.</summary>
    UpdateVerdict Add(ClientUpdate update);

    /// <summary>
    /// Folds in several updates that have arrived at the same time, each as <see cref="Add"/> would. Worth writing where several share
    /// one pass over memory; otherwise they are added one after the other.
    /// </summary>
    /// <returns>A verdict for each update, in their order.</returns>
    IReadOnlyList<UpdateVerdict> AddRange(IReadOnlyList<ClientUpdate> updates) => [.. updates.Select(Add)];

    /// <summary>
    /// Ends the aggregation. Called at most once, after the last update, and only where the round's answers are enough to be used: what
    /// a strategy carries from round to round changes here.
    /// </summary>
    AggregationOutcome Complete();
}
