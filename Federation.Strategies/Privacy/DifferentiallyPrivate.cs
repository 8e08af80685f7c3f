using Federation.Core;

namespace Federation.Strategies;

/// <summary>Goes round a strategy whose aggregator depends on the updates' mean alone: the mean is one of clipped updates, with noise.</summary>
internal sealed class DifferentiallyPrivate : DelegatingStrategy
{
    private readonly ClippingSchedule _schedule;

    public DifferentiallyPrivate(IStrategy inner, IMeanBasedAggregator aggregator, DifferentialPrivacyOptions options)
        : base(inner)
    {
        _schedule = new ClippingSchedule(options);
        var check = new ClippingCheck(options.Side, needsReport: options.Adaptive is not null);
        Aggregator = aggregator.WithMean(new PrivateMeanAggregator(_schedule, check));
        Instructor = options.Side == ClippingSide.Clients
            ? new FitConfigInstructor(inner.Instructor, (_, _) => [(FitConfigKeys.ClippingNorm, _schedule.Norm)])
            : inner.Instructor;
    }

    public override IInstructor Instructor { get; }

    public override IAggregator Aggregator { get; }

    public override MetricAggregation FitMetrics => metrics =>
        _schedule.Report.Aggregate(Inner.FitMetrics(metrics), (map, entry) => map.With(entry.Key, entry.Value));
}
