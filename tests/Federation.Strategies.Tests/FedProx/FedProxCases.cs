namespace Federation.Strategies.Tests;

internal sealed class FedProxCases : IStrategyCases
{
    public IEnumerable<StrategyCase> Cases => [new("FedProx", () => new FedProx()) { OneUpdateIsItself = true }];
}
