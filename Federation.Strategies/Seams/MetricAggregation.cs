using Federation.Core;

namespace Federation.Strategies;

/// <summary>Makes one map of metrics out of those of several clients.</summary>
/// <param name="metrics">Each client's metrics with the number of examples behind them, ordered by client id.</param>
public delegate ScalarMap MetricAggregation(IReadOnlyList<(long ExampleCount, ScalarMap Metrics)> metrics);
