using Federation.Core;

namespace Federation.Strategies.Tests;

internal sealed class QFedAvgCases : IStrategyCases
{
    public IEnumerable<StrategyCase> Cases =>
    [
        Of("QFedAvg", new QFedAvgOptions()),
        Of("QFedAvg, q 3", new QFedAvgOptions { Q = 3 }),
        Of("QFedAvg, by examples", new QFedAvgOptions { Weights = MeanWeights.ByExamples }),
    ];

    private static StrategyCase Of(string name, QFedAvgOptions options) =>
        new(name, () => new QFedAvg(options)) { Metrics = client => new ScalarMap((FitMetricKeys.InitialLoss, 0.1 + (0.37 * client))) };
}
