namespace Federation.Strategies;

/// <summary>Makes the next model the noisy mean of clipped updates.</summary>
internal sealed class PrivateMeanAggregator(ClippingSchedule schedule, ClippingCheck check) : IAggregator
{
    private readonly SpareMean _spare = new();

    public IAggregation Begin(AggregationContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        schedule.BeginRound(context.Round);
        var mean = _spare.Take(WideTensors.Of(context.GlobalModel.Manifest));
        return new PrivateMeanAggregation(context.GlobalModel, mean, schedule, check, _spare.GiveBack);
    }
}
