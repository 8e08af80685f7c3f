using Federation.Core;

namespace Federation.Strategies;

/// <summary>Makes the next model the noisy mean of clipped updates.</summary>
internal sealed class PrivateMeanAggregator(ClippingSchedule schedule, ClippingCheck check) : IAggregator
{
    // The sum of the last round, whose memory is used again.
    private ExactMean? _spare;

    public IAggregation Begin(AggregationContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        schedule.BeginRound();
        var manifest = WideFloats.Describe(context.GlobalModel.Manifest);
        var mean = Interlocked.Exchange(ref _spare, null);
        if (mean is null || !mean.Manifest.Equals(manifest))
        {
            mean = new ExactMean(manifest);
        }

        mean.Reset();
        return new PrivateMeanAggregation(context.GlobalModel, mean, schedule, check, used => Volatile.Write(ref _spare, used));
    }
}
