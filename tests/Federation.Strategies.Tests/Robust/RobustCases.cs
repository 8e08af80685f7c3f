namespace Federation.Strategies.Tests;

internal sealed class RobustCases : IStrategyCases
{
    public IEnumerable<StrategyCase> Cases =>
    [
        Of("FedMedian", () => new FedMedian()) with { OneUpdateIsItself = true },
        Of("FedTrimmedAvg", () => new FedTrimmedAvg()) with { OneUpdateIsItself = true },
        Of("Krum", () => new Krum(new KrumOptions { ByzantineClients = 2 })),
        Of("MultiKrum", () => new MultiKrum(new MultiKrumOptions { ByzantineClients = 2 })),
        Of("Bulyan", () => new Bulyan(new BulyanOptions { ByzantineClients = 2 })),
        Of("GeometricMedian", () => new GeometricMedian()) with { OneUpdateIsItself = true },
    ];

    // One more than Bulyan needs, so that a bad one may be missing.
    private static StrategyCase Of(string name, Func<IStrategy> create) => new(name, create) { Clients = 12 };
}
