namespace Federation.Strategies.Tests;

internal sealed class FedBuffCases : IStrategyCases
{
    public IEnumerable<StrategyCase> Cases =>
    [
        Of("FedBuff", new FedBuffOptions()),
        Of("FedBuff, server learning rate 0.1", new FedBuffOptions { ServerLearningRate = 0.1 }),
        Of("FedBuff, by examples", new FedBuffOptions { Weights = MeanWeights.ByExamples }),
    ];

    private static StrategyCase Of(string name, FedBuffOptions options) => new(name, () => new FedBuff(options));
}
