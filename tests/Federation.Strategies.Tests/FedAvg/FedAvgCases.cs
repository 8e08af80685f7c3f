namespace Federation.Strategies.Tests;

internal sealed class FedAvgCases : IStrategyCases
{
    public IEnumerable<StrategyCase> Cases =>
    [
        new("FedAvg", () => new FedAvg()) { OneUpdateIsItself = true },
        new("FedAvg, uniform", () => new FedAvg(new FedAvgOptions { Weights = MeanWeights.Uniform })) { OneUpdateIsItself = true },
    ];
}
