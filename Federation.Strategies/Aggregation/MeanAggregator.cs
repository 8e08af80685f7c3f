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
    // The sum of the last round, whose memory is used again.
    private ExactMean? _spare;

    /// <inheritdoc/>
    public IAggregation Begin(AggregationContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var manifest = context.GlobalModel.Manifest;
        var mean = Interlocked.Exchange(ref _spare, null);
        if (mean is null || !mean.Manifest.Equals(manifest))
        {
            mean = new ExactMean(manifest);
        }

        mean.Reset();
        return new MeanAggregation(mean, weights ?? MeanWeights.ByExamples, used => Volatile.Write(ref _spare, used));
    }

    /// <inheritdoc/>
    public IAggregator WithMean(IAggregator mean) => mean ?? throw new ArgumentNullException(nameof(mean));
}
