using Federation.Core;

namespace Federation.Strategies;

/// <summary>Means of clients' metrics.</summary>
public static class WeightedMetrics
{
    /// <summary>
    /// The mean of each numeric metric, weighted by the example counts of the clients that report it as a number. Metrics of other
    /// kinds, and clients without examples, are left out; a NaN stays visible as a NaN. A <see cref="MetricAggregation"/>.
    /// </summary>
    /// <param name="metrics">Each client's metrics with the number of examples behind them.</param>
    /// <returns>The means as doubles, in the order in which the metrics first appear.</returns>
    public static ScalarMap Mean(IReadOnlyList<(long ExampleCount, ScalarMap Metrics)> metrics)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        var sums = new OrderedDictionary<string, (double Sum, double Weight)>(StringComparer.Ordinal);
        foreach (var (exampleCount, map) in metrics)
        {
            if (exampleCount <= 0)
            {
                continue;
            }

            foreach (var (name, value) in map)
            {
                if (value.IsNumber)
                {
                    sums.TryGetValue(name, out var sum);
                    sums[name] = (sum.Sum + (exampleCount * value.AsDouble()), sum.Weight + exampleCount);
                }
            }
        }

        return new ScalarMap([.. sums.Select(entry => (entry.Key, (Scalar)(entry.Value.Sum / entry.Value.Weight)))]);
    }
}
