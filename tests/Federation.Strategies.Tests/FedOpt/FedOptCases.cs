namespace Federation.Strategies.Tests;

internal sealed class FedOptCases : IStrategyCases
{
    public IEnumerable<StrategyCase> Cases =>
    [
        new("FedAvgM", () => new FedAvgM()),
        new("FedAdagrad", () => new FedAdagrad()),
        new("FedAdam", () => new FedAdam()),
        new("FedAdam, uniform", () => new FedAdam(new FedAdamOptions { Weights = MeanWeights.Uniform })),
        new("FedYogi", () => new FedYogi()),
    ];
}
