namespace Federation.Strategies;

/// <summary>
/// One round's aggregation. Updates are added one at a time as they arrive, each complete and checked by its checksum;
/// the result must not depend on their order.
/// </summary>
public interface IAggregation
{
    /// <summary>
    /// Whether the aggregation holds on to the updates it is given until it completes (a median must, a mean need not).
    /// Where it does not, an update's tensors are only valid during <see cref="Add"/>: their memory is used again.
    /// </summary>
    bool KeepsUpdates { get; }

    /// <summary>Folds one update in, all of it or, when it is refused, nothing of it.</summary>
    UpdateVerdict Add(ClientUpdate update);

    /// <summary>Ends the aggregation. Called once, after the last <see cref="Add"/>.</summary>
    AggregationOutcome Complete();
}
