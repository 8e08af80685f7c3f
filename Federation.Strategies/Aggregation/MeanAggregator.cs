using Federation.Core;

namespace Federation.Strategies;

/// <summary>
/// Makes the next model the mean of the updates. Holds one sum, however many clients there are; the result has the same bits whatever
/// the order of the updates (<see cref="ExactMean"/>).
/// </summary>
/// <remarks>
/// Refuses an update that does not consist of the global model's tensors, has no examples or more than
/// <see cref="ExactMean.MaxWeight"/>, contains an infinite value or NaN, or comes from a client whose update is in already.
/// </remarks>
/// <param name="weights">How much each update counts; null for <see cref="MeanWeights.ByExamples"/>.</param>
public sealed class MeanAggregator(UpdateWeight? weights = null) : IMeanBasedAggregator
{
    private readonly SpareMean _spare = new();

    /// <inheritdoc/>
    public IAggregation Begin(AggregationContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new MeanAggregation(_spare.Take(context.GlobalModel.Manifest), weights ?? MeanWeights.ByExamples, _spare.GiveBack);
    }

    /// <inheritdoc/>
    public IAggregator WithMean(IAggregator mean) => mean ?? throw new ArgumentNullException(nameof(mean));
}
