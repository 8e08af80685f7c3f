namespace Federation.Strategies.Tests;

internal sealed class CompressionCases : IStrategyCases
{
    public IEnumerable<StrategyCase> Cases =>
    [
        new("FedAvg, decoding", () => new FedAvg().WithCompression()) { OneUpdateIsItself = true },
        new("FedAdam, decoding", () => new FedAdam().WithCompression()),
    ];
}
