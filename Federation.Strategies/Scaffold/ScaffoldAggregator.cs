using Federation.Core;

namespace Federation.Strategies;

/// <summary>Makes the next model and the next c.</summary>
/// <param name="models">Makes the mean of the clients' models.</param>
/// <param name="variate">c.</param>
/// <param name="options">The settings.</param>
internal sealed class ScaffoldAggregator(IAggregator models, ServerControlVariate variate, ScaffoldOptions options) : IAggregator
{
    // The sum of the last round, whose memory is used again.
    private ExactMean? _spare;

    public IAggregation Begin(AggregationContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var manifest = context.GlobalModel.Manifest;
        var changes = Interlocked.Exchange(ref _spare, null);
        if (changes is null || !changes.Manifest.Equals(manifest))
        {
            changes = new ExactMean(manifest);
        }

        changes.Reset();
        return new ScaffoldAggregation(models.Begin(context), changes, variate, options, context, used => Volatile.Write(ref _spare, used));
    }
}
